/** Text that PostgreSQL keeps: without U+0000 and without half a character. One such word would undo the readings of every device in the batch. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** The same text with a replacement character where PostgreSQL could not keep it. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}
