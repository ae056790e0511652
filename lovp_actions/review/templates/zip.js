// A zip file of stored files, as a workbook is one.
const CRC = Uint32Array.from({ length: 256 }, (_, number) => {
  for (let bit = 0; bit < 8; bit += 1) number = number & 1 ? (number >>> 1) ^ 0xedb88320 : number >>> 1;
  return number;
});
const crc = (bytes) =>
  (bytes.reduce((sum, byte) => CRC[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

// Numbers as bytes, the least first: pairs of a number and how many bytes it takes.
function packed(...pairs) {
  return Uint8Array.from(pairs.flatMap(([number, size]) =>
    Array.from({ length: size }, (_, at) => Math.floor(number / 256 ** at) % 256)));
}

function zip(files) {
  const coder = new TextEncoder(), pieces = [], directory = [];
  let offset = 0;
  const size = (list) => list.reduce((sum, each) => sum + each.length, 0);
  for (const [path, text] of Object.entries(files)) {
    const name = coder.encode(path), bytes = coder.encode(text);
    // version, UTF-8, stored, time, day (1980-01-01), checksum, sizes, lengths
    const head = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [33, 2], [crc(bytes), 4], [bytes.length, 4],
      [bytes.length, 4], [name.length, 2], [0, 2]];
    const piece = [packed([0x04034b50, 4], ...head), name, bytes];
    directory.push(packed([0x02014b50, 4], [20, 2], ...head, [0, 2], [0, 2], [0, 2], [0, 4],
      [offset, 4]), name);
    pieces.push(...piece);
    offset += size(piece);
  }
  const count = Object.keys(files).length;
  const end = packed([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [size(directory), 4],
    [offset, 4], [0, 2]);
  return new Blob([...pieces, ...directory, end],
    { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
}
