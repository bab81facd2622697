/** The mark: closed contours around a centre that lies off the middle, as isobars lie around a low. */
export function Mark({ size }: { readonly size: number }) {
  return <img class="mark" src="/icon/mark-small.svg" width={size} height={size} alt="" />;
}
