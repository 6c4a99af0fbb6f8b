/**
 * The answers of a function of one text, for texts that come again and again, such as references of images. Bounded in
 * number and in length: texts of strangers are kept, and the first ones go first.
 */
export function rememberedTexts<V>(compute: (text: string) => V, bounds: { readonly most: number; readonly longest: number }): (text: string) => V {
  const known = new Map<string, { readonly value: V }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.value;
    const value = compute(text);
    if (text.length > bounds.longest) return value;
    const [oldest] = known.size < bounds.most ? [] : known.keys();
    if (oldest !== undefined) known.delete(oldest);
    known.set(text, { value });
    return value;
  };
}
