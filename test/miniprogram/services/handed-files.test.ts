import { dropAllFiles, dropFilesOf, openFile, takeFile } from '../../../miniprogram/services/handed-files'
import { byLink, inside } from '../../builders/written-file'
import { stubWx, type PhoneAnswers } from '../../builders/wx-stub'

const ROOT = 'wxfile://usr/handed/'
const UNLISTED = () => new Error('url not in domain list')

function phone(answers: PhoneAnswers = {}) {
  const stub = stubWx({}, answers)
  Object.assign(globalThis, { wx: stub.wx })
  return stub
}
const PAGE = {}

describe('a file that was written for the person', () => {
  it('comes out of the answer, without any download', async () => {
    const { files, asked } = phone()
    const { path, fileName } = await takeFile(PAGE, inside('述职报告.docx'))
    expect(fileName).toBe('述职报告.docx')
    expect(path).toMatch(/\/述职报告\.docx$/)
    expect([...files]).toEqual([[path, 'UEs=']])
    expect(asked).toEqual([])
  })

  it('is loaded by its link where no answer holds it', async () => {
    const { asked } = phone()
    const { path } = await takeFile(PAGE, byLink('依据记录.xlsx', 'https://x.tcb.qcloud.la/1'))
    expect(asked[0]).toMatchObject({
      api: 'downloadFile',
      options: { url: 'https://x.tcb.qcloud.la/1', filePath: path },
    })
  })

  it('that a domain nobody has listed keeps away says what the administrator must do, and which domain', async () => {
    phone({ downloadFile: UNLISTED })
    const taking = takeFile(PAGE, byLink('依据记录.xlsx', 'https://x.tcb.qcloud.la/exports/1?sign=2'))
    await expect(taking).rejects.toThrow(
      /管理小程序的同志.*服务器域名.*downloadFile 合法域名.*加上 https:\/\/x\.tcb\.qcloud\.la。$/,
    )
  })

  it.each([
    ['with no network', () => new Error('request:fail')],
    ['with an answer that is not the file', () => ({ statusCode: 403 })],
  ])('says that it did not come, %s', async (_, downloadFile) => {
    phone({ downloadFile })
    await expect(takeFile(PAGE, byLink('依据记录.xlsx'))).rejects.toThrow('表格没有下载下来，请稍后重试。')
  })

  it.each(['../../../etc/passwd', '..', 'a/b\\c.docx', ' .docx'])(
    'keeps its folder whatever its name is: %s',
    async (name) => {
      phone()
      const { path } = await takeFile(PAGE, inside(name))
      expect(path.slice(ROOT.length)).toMatch(/^\d+\/[^/\\]+$/)
      expect(path.split('/').at(-1)).not.toMatch(/^\./)
    },
  )

  it('makes room for itself once the 200 MB are full, and says so where that is of no use', async () => {
    const full = phone()
    const space = { left: 1 }
    const write = jest.fn((path: string) => {
      if (full.files.size >= space.left)
        throw new Error('writeFileSync:fail the maximum size of the file storage limit is exceeded')
      full.files.set(path, '')
    })
    const files = { ...(full.wx['getFileSystemManager'] as () => object)(), writeFileSync: write }
    Object.assign(full.wx, { getFileSystemManager: () => files })
    await takeFile(PAGE, inside('一.docx'))
    await takeFile({}, inside('二.docx'))
    expect([...full.files.keys()].map((path) => path.split('/').at(-1))).toEqual(['二.docx'])
    space.left = 0
    await expect(takeFile({}, inside('三.docx'))).rejects.toThrow('手机上留给小程序的地方满了')
  })
})

describe('what lies on the phone', () => {
  it('goes with the page that asked for it, and what another has stays', async () => {
    const { files } = phone()
    const other = {}
    await takeFile(PAGE, inside('一.docx'))
    const { path } = await takeFile(other, inside('一.docx'))
    dropFilesOf(PAGE)
    expect([...files.keys()]).toEqual([path])
  })

  it('is one file a page: the one before goes', async () => {
    const { files } = phone()
    await takeFile(PAGE, inside('一.docx'))
    const { path } = await takeFile(PAGE, inside('二.docx'))
    expect([...files.keys()]).toEqual([path])
  })

  it('all goes where nothing is to be kept', async () => {
    const { files } = phone()
    await takeFile(PAGE, inside('一.docx'))
    await takeFile({}, inside('二.docx'))
    dropAllFiles()
    expect(files.size).toBe(0)
  })
})

describe('opening a file', () => {
  it.each([
    ['述职报告.docx', 'docx'],
    ['依据记录.xlsx', 'xlsx'],
  ])('%s is opened as %s, with the menu that passes it on', async (name, fileType) => {
    const { asked } = phone()
    const file = await takeFile(PAGE, inside(name))
    expect(await openFile(file)).toBeUndefined()
    expect(asked).toEqual([{ api: 'openDocument', options: { filePath: file.path, fileType, showMenu: true } }])
  })

  it('that the phone cannot show says where it can be looked at', async () => {
    phone({ openDocument: () => new Error('filetype not supported') })
    const file = await takeFile(PAGE, inside('述职报告.docx'))
    expect(await openFile(file)).toBe('这部手机打不开文档，请在电脑上的微信里试。')
    phone({ openDocument: () => new Error('internal error') })
    expect(await openFile(file)).toBe('文档没有打开，请再试一次。还是打不开，请在电脑上的微信里试。')
    phone({ openDocument: () => new Error('cancel') })
    expect(await openFile(file)).toBeUndefined()
  })
})
