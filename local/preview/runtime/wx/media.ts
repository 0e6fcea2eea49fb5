import { element, overlay } from '../dom'
import { api, ApiFailure } from './api'
import { fileUrl, keepTemporary, readTemporary } from './file-paths'
import { requirePrivacy } from './privacy'

interface ChooseOptions {
  readonly count?: number
  readonly type?: string
  readonly mediaType?: readonly string[]
  readonly extension?: readonly string[]
}

interface CompressOptions {
  readonly src: string
  readonly quality?: number
  readonly compressedWidth?: number
}

interface CanvasOptions {
  readonly canvas?: HTMLCanvasElement
  readonly fileType?: string
  readonly quality?: number
}

/** Choosing and showing pictures and files: the browser's own file dialog stands in for album, camera and chats. */
export const mediaApis = {
  chooseMedia: api<ChooseOptions>('chooseMedia', async ({ count = 9, mediaType = ['image', 'video'] }) => {
    const files = await choose(
      'chooseMedia',
      count,
      mediaType.includes('video') && mediaType.length === 1 ? 'video/*' : 'image/*',
    )
    const tempFiles = files.map(({ path, file }) => ({ tempFilePath: path, size: file.size, fileType: 'image' }))
    return { tempFiles, type: 'image' }
  }),
  chooseImage: api<ChooseOptions>('chooseImage', async ({ count = 9 }) => {
    const files = await choose('chooseImage', count, 'image/*')
    return {
      tempFilePaths: files.map(({ path }) => path),
      tempFiles: files.map(({ path, file }) => ({ path, size: file.size })),
    }
  }),
  chooseMessageFile: api<ChooseOptions>('chooseMessageFile', async ({ count = 1, extension = [] }) => {
    const accept = extension.map((end) => `.${end.replace(/^\./, '')}`).join(',')
    const files = await choose('chooseMessageFile', count, accept)
    return {
      tempFiles: files.map(({ path, file }) => ({
        path,
        size: file.size,
        name: file.name,
        type: file.type.startsWith('image/') ? 'image' : 'file',
        time: Math.floor(file.lastModified / 1000),
      })),
    }
  }),
  previewImage: api<{ urls: readonly string[]; current?: string }>(
    'previewImage',
    ({ urls, current = urls[0] ?? '' }) => look(current),
  ),
  previewMedia: api<{ sources: readonly { url: string }[]; current?: number }>(
    'previewMedia',
    ({ sources, current = 0 }) => look(sources[current]?.url ?? ''),
  ),
  getImageInfo: api<{ src: string }>('getImageInfo', async ({ src }) => {
    const image = new Image()
    image.src = fileUrl(src)
    await image.decode()
    return { width: image.naturalWidth, height: image.naturalHeight, path: src, orientation: 'up', type: 'unknown' }
  }),
  compressImage: api<CompressOptions>('compressImage', async ({ src, quality = 80, compressedWidth }) => {
    const file = await readTemporary(src)
    const bitmap = await createImageBitmap(file)
    const share = compressedWidth === undefined ? 1 : compressedWidth / bitmap.width
    const canvas = element('canvas', {
      width: String(Math.round(bitmap.width * share)),
      height: String(Math.round(bitmap.height * share)),
    })
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    // Its quality is that of a JPEG; what is a PNG stays one (wx.compressImage).
    const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg'
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality / 100))
    if (!blob) throw new ApiFailure('compress failed')
    return { tempFilePath: keepTemporary(blob, type === 'image/png' ? 'photo.png' : 'photo.jpg') }
  }),
  canvasToTempFilePath: api<CanvasOptions>('canvasToTempFilePath', async ({ canvas, fileType = 'png', quality }) => {
    if (!canvas) throw new ApiFailure('预览里只有 canvas 2d：请传 canvas')
    const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png'
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality))
    if (!blob) throw new ApiFailure('create bitmap failed')
    return { tempFilePath: keepTemporary(blob, `canvas.${fileType}`) }
  }),
}

async function choose(name: string, count: number, accept: string): Promise<readonly { path: string; file: File }[]> {
  await requirePrivacy(name)
  return openFileDialog(count, accept)
}

function openFileDialog(count: number, accept: string): Promise<readonly { path: string; file: File }[]> {
  return new Promise((resolve, reject) => {
    const input = element('input', { type: 'file', accept, hidden: true, multiple: count > 1 })
    document.body.append(input)
    input.addEventListener('cancel', () => {
      input.remove()
      reject(new ApiFailure('cancel'))
    })
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].slice(0, count)
      input.remove()
      resolve(files.map((file) => ({ path: keepTemporary(file, file.name), file })))
    })
    input.click()
  })
}

/** A picture over the whole phone; a tap takes it away. */
function look(path: string): void {
  const layer = overlay('viewer', element('img', { src: fileUrl(path), alt: '图片' }))
  layer.addEventListener('click', () => layer.remove())
}
