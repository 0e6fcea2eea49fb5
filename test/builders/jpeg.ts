/** A JPEG as a camera writes it, with what stands beside the picture; it shows nothing. */

interface Camera {
  readonly width?: number
  readonly height?: number
  /** As Exif tells it: 6 wants a quarter turn to the right. */
  readonly orientation?: number
  /** So many bytes of picture. */
  readonly bytes?: number
  /** A film or a second picture after the end of the first. */
  readonly trailing?: string
}

/** What a camera writes beside a picture and nobody asked for. */
export const BESIDE = { place: 'GPS 31.2304N 121.4737E', device: 'Phone X100', comment: 'taken by somebody' }

export function jpeg({ width = 640, height = 480, orientation = 1, bytes = 200, trailing = '' }: Camera = {}): Buffer {
  const word = (value: number) => [Math.floor(value / 256), value % 256]
  const segment = (mark: number, content: readonly number[] | Buffer) =>
    Buffer.from([0xff, mark, ...word(content.length + 2), ...content])
  const text = (words: string) => [...Buffer.from(words, 'latin1')]
  const entry = [...word(0x0112), ...word(3), ...word(0), ...word(1), ...word(orientation), ...word(0)]
  const exif = [...text('Exif\0\0'), ...text('MM'), ...word(42), ...word(0), ...word(8), ...word(1), ...entry]
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [...text('JFIF\0'), 1, 1, 0, ...word(1), ...word(1), 0, 0]),
    segment(0xe1, [...exif, ...word(0), ...word(0), ...text(BESIDE.place + BESIDE.device)]),
    segment(0xed, text(BESIDE.device)),
    segment(0xfe, text(BESIDE.comment)),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
    segment(0xc4, [0, ...Array.from({ length: 16 }, () => 0)]),
    segment(0xc0, [8, ...word(height), ...word(width), 1, 1, 0x11, 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    Buffer.alloc(bytes, 0x55),
    // A stuffed 0xff and a mark to begin anew at are of the picture.
    Buffer.from([0xff, 0x00, 0xff, 0xd0, 0x12]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from(trailing, 'latin1'),
  ])
}
