import fc from 'fast-check'
import { CloudError } from '../../cloud-error'
import { decodeMessage, encodeBytes } from '../../open-apis/protobuf'

/** Seven bits a byte, the lowest first; all but the last byte with their eighth bit set. */
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]
const numberField = (field: number, value: number) => Buffer.from([...varint(field * 8), ...varint(value)])

describe('protobuf', () => {
  it('reads the bytes of the encoding guide as field 1 = 150, and writes those of field 2 = "testing"', () => {
    expect(decodeMessage(Buffer.from('089601', 'hex'))).toEqual(new Map([[1, [150]]]))
    expect(encodeBytes(2, Buffer.from('testing')).toString('hex')).toBe('120774657374696e67')
  })

  it('reads back what was written, whatever it is', () => {
    const field = fc.tuple(
      fc.integer({ min: 1, max: 1000 }),
      fc.oneof(fc.nat(2 ** 31), fc.uint8Array({ maxLength: 300 })),
    )
    fc.assert(
      fc.property(fc.array(field), (fields) => {
        const bytes = fields.map(([number, value]) =>
          typeof value === 'number' ? numberField(number, value) : encodeBytes(number, value),
        )
        const read = decodeMessage(Buffer.concat(bytes))
        for (const number of new Set(fields.map(([field]) => field)))
          expect(read.get(number)).toEqual(
            fields
              .filter(([field]) => field === number)
              .map(([, value]) => (typeof value === 'number' ? value : Buffer.from(value))),
          )
      }),
    )
  })

  it('refuses bytes that are no message with a code, and never otherwise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          decodeMessage(Buffer.from(bytes))
        } catch (error) {
          expect(error).toBeInstanceOf(CloudError)
        }
      }),
    )
    expect(() => decodeMessage(Buffer.from('120774', 'hex'))).toThrow(CloudError)
  })
})
