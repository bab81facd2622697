/** A binary heap of keyed items, smallest key first, from which any item can be removed by its ticket. */
export interface Ticket<Item> {
  readonly key: number;
  readonly item: Item;
  /** Where the ticket is in the heap; kept by the queue. */
  place: number;
}

export class TriggerQueue<Item> {
  private readonly heap: Ticket<Item>[] = [];

  get size(): number {
    return this.heap.length;
  }

  add(key: number, item: Item): Ticket<Item> {
    const ticket = { key, item, place: this.heap.length };
    this.heap.push(ticket);
    this.rise(ticket);
    return ticket;
  }

  /** The first item if its key is at most `bound`. */
  firstUpTo(bound: number): Item | undefined {
    const first = this.heap[0];
    return first && first.key <= bound ? first.item : undefined;
  }

  remove(ticket: Ticket<Item>): void {
    const last = this.heap.pop()!;
    if (last === ticket) return;
    this.put(last, ticket.place);
    this.rise(last);
    this.sink(last);
  }

  private put(ticket: Ticket<Item>, place: number): void {
    this.heap[place] = ticket;
    ticket.place = place;
  }

  private rise(ticket: Ticket<Item>): void {
    while (ticket.place > 0) {
      const parent = this.heap[(ticket.place - 1) >> 1]!;
      if (parent.key <= ticket.key) return;
      const place = parent.place;
      this.put(parent, ticket.place);
      this.put(ticket, place);
    }
  }

  private sink(ticket: Ticket<Item>): void {
    for (;;) {
      const left = this.heap[2 * ticket.place + 1];
      const right = this.heap[2 * ticket.place + 2];
      const child = right && right.key < left!.key ? right : left;
      if (!child || child.key >= ticket.key) return;
      const place = child.place;
      this.put(child, ticket.place);
      this.put(ticket, place);
    }
  }
}
