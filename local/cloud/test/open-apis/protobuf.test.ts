import fc from 'fast-check'
import { CloudError } from '../../cloud-error'
import { decodeMessage, encodeBytes, encodeNumber } from '../../open-apis/protobuf'

describe('protobuf', () => {
  it('writes the bytes of the encoding guide: field 1 as 150, field 2 as "testing"', () => {
    expect(encodeNumber(1, 150).toString('hex')).toBe('089601')
    expect(encodeBytes(2, Buffer.from('testing')).toString('hex')).toBe('120774657374696e67')
  })

  it('reads back what it wrote, whatever it is', () => {
    const field = fc.tuple(
      fc.integer({ min: 1, max: 1000 }),
      fc.oneof(fc.nat(2 ** 31), fc.uint8Array({ maxLength: 300 })),
    )
    fc.assert(
      fc.property(fc.array(field), (fields) => {
        const bytes = fields.map(([number, value]) =>
          typeof value === 'number' ? encodeNumber(number, value) : encodeBytes(number, value),
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
