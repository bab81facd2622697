/** A favourite's mark: filled or hollow, so that it does not rest on colour. */
export function Star({ on }: { readonly on: boolean }) {
  return (
    <svg class="star" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" data-on={on}>
      <path d="M8 1.8l1.9 4 4.4.6-3.2 3 .8 4.4L8 11.7l-3.9 2.1.8-4.4-3.2-3 4.4-.6z" />
    </svg>
  );
}
