import { choosePhoto } from '../../../../miniprogram/packages/archive/photos/small-photo'

/** A phone where a photo of this width was chosen, whose copies are this large, one try after the other. */
function phoneWith(width: number, sizes: readonly number[]) {
  const tries: { compressedWidth: number; quality: number }[] = []
  const getFileInfo = ({ success }: { success: (info: { size: number }) => void }) =>
    success({ size: sizes[tries.length - 1] ?? 0 })
  Object.assign(globalThis, {
    wx: {
      chooseMedia: () => Promise.resolve({ tempFiles: [{ tempFilePath: 'chosen' }] }),
      getImageInfo: () => Promise.resolve({ width }),
      compressImage: (how: { compressedWidth: number; quality: number }) => {
        tries.push(how)
        return Promise.resolve({ tempFilePath: `copy-${tries.length}` })
      },
      getFileSystemManager: () => ({ getFileInfo }),
      getRealtimeLogManager: () => ({ error: () => undefined }),
    },
  })
  return tries
}
afterEach(() => Reflect.deleteProperty(globalThis, 'wx'))

it('is made smaller until it is 500 KB or less', async () => {
  const tries = phoneWith(4000, [900_000, 500_001, 500_000])
  expect(await choosePhoto()).toEqual({ name: '照片.jpg', path: 'copy-3', size: 500_000 })
  expect(tries.map(({ compressedWidth }) => compressedWidth)).toEqual([1600, 1280, 1024])
})

it('is never made wider than it is', async () => {
  const tries = phoneWith(640, [80_000])
  await choosePhoto()
  expect(tries).toMatchObject([{ compressedWidth: 640 }])
})

it('that stays too large is refused, and said to be', async () => {
  phoneWith(4000, [900_000, 800_000, 700_000, 600_000])
  await expect(choosePhoto()).rejects.toThrow('超过 500 KB')
})

it('is none where the person thought better of it', async () => {
  phoneWith(4000, [])
  Object.assign(wx, { chooseMedia: () => Promise.reject(new Error('chooseMedia:fail cancel')) })
  expect(await choosePhoto()).toBeUndefined()
})
