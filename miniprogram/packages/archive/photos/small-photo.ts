import { PHOTO_BYTES } from '../../../domain/meeting/meeting-photo'
import { CallFailure } from '../../../services/call-failure'
import type { ChosenFile } from '../../../services/chosen-file'
import { askPhone } from '../../../services/phone'

/** How wide a photo is made at most, and how good: the first that is small enough is taken. */
const STEPS = [
  { width: 1600, quality: 80 },
  { width: 1280, quality: 70 },
  { width: 1024, quality: 60 },
  { width: 800, quality: 50 },
] as const

/**
 * A photo from the album or the camera, made so small on the phone that little is sent. Undefined when none was chosen.
 * Throws `PhoneRefusal`, or a `CallFailure` where it cannot be made small enough.
 */
export async function choosePhoto(): Promise<ChosenFile | undefined> {
  const chosen = await askPhone(
    'choose-photo',
    wx.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'], sourceType: ['album', 'camera'] }),
  )
  const photo = chosen?.tempFiles[0]
  if (!photo) return undefined
  const small = await askPhone('shrink-photo', smaller(photo.tempFilePath))
  if (!small) throw new CallFailure('photo-too-large', '这张照片缩小以后仍超过 500 KB，没有附上。请换一张。')
  return small
}

/** Undefined where none of the steps makes it small enough. */
async function smaller(src: string): Promise<ChosenFile | undefined> {
  const { width: own } = await wx.getImageInfo({ src })
  for (const { width, quality } of STEPS) {
    const made = await wx.compressImage({ src, quality, compressedWidth: Math.min(own, width) })
    const size = await sizeOf(made.tempFilePath)
    if (size <= PHOTO_BYTES) return { name: '照片.jpg', path: made.tempFilePath, size }
  }
  return undefined
}

function sizeOf(filePath: string): Promise<number> {
  return new Promise((resolve, fail) => {
    wx.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => resolve(size), fail })
  })
}
