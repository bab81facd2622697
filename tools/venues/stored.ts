/** Everything that a database of the store holds in series, and how much room that takes before compression. */
export interface Stored {
  readonly bytes: number;
  readonly rows: number;
  /** Equal for equal content. */
  readonly text: string;
}

interface Block {
  readonly instrument: string;
  readonly kind: string;
  readonly block: number;
  readonly columns: Readonly<Record<string, Float64Array>>;
}

export async function contentOf(name: string): Promise<Stored> {
  const database = await settled(indexedDB.open(name));
  const transaction = database.transaction(['blocks', 'series']);
  const blocks = (await settled(transaction.objectStore('blocks').getAll())) as Block[];
  const series: unknown = await settled(transaction.objectStore('series').getAll());
  database.close();
  const columns = blocks.flatMap((block) => Object.values(block.columns));
  const listed = blocks.map(({ columns, ...key }) => [
    key,
    Object.entries(columns).map(([column, values]) => [column, [...values].map(String)]),
  ]);
  return {
    bytes: columns.reduce((sum, { byteLength }) => sum + byteLength, 0) + JSON.stringify(series).length,
    rows: blocks.reduce((sum, block) => sum + (Object.values(block.columns)[0]?.length ?? 0), 0),
    text: JSON.stringify([listed, series]),
  };
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}
