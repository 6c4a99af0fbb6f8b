/** Lines of a byte stream, bounded: the framing of Kubernetes watches. */

const MAX_LINE_CHARACTERS = 16 * 1024 * 1024;

/** Each complete line without its newline. Calls `onData` for every chunk. @throws Error for a line above 16 Mi characters */
export async function* readLines(stream: ReadableStream<Uint8Array>, onData: () => void): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    onData();
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_CHARACTERS) throw new Error(`a line of the stream is longer than ${MAX_LINE_CHARACTERS} characters`);
    for (const line of lines) if (line !== '') yield line;
  }
}
