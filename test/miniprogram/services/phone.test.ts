/** @jest-environment jsdom */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chooseFile } from '../../../miniprogram/services/chosen-file'
import { phoneRefusal } from '../../../miniprogram/text/phone-refusals'
import { PhoneFault, stubWx } from '../../builders/wx-stub'

const ROOT = join(__dirname, '../../..')
const choosing = (answer: () => unknown) =>
  Object.assign(globalThis, { wx: stubWx({}, { chooseMessageFile: answer }).wx })

describe('a file from a chat', () => {
  it('is none where the person closes the list, and nothing is said', async () => {
    choosing(() => new PhoneFault('cancel'))
    expect(await chooseFile('docx')).toBeUndefined()
  })

  it('is said to be undeclared, and to whom that is to be told', async () => {
    choosing(() => new PhoneFault('api scope is not declared in the privacy agreement', { errno: 112 }))
    await expect(chooseFile('docx')).rejects.toThrow(
      /没有选成文件：.*还没有申报“选中的文件”.*告诉管理小程序的同志.*用户隐私保护指引/,
    )
  })
})

describe('what the phone refuses', () => {
  // WeChat's forms: the guide to privacy declined (103, or 104 of pictures), a permission of the mini-program, one of the
  // phone, anything else.
  it.each([
    [{ errMsg: 'setClipboardData:fail privacy permission is not authorized', errno: 104 }, 'copy', '点“同意”就行'],
    [{ errMsg: 'setClipboardData:fail privacy permission is not authorized', errno: 103 }, 'copy', '点“同意”就行'],
    [{ errMsg: 'saveImageToPhotosAlbum:fail auth deny', errno: 103 }, 'album', '打开“添加到相册”后再试'],
    [{ errMsg: 'saveImageToPhotosAlbum:fail:auth denied' }, 'album', '打开“添加到相册”后再试'],
    [{ errMsg: 'saveImageToPhotosAlbum:fail authorize no response' }, 'album', '打开“添加到相册”后再试'],
    [{ errMsg: 'scanCode:fail system permission denied', errno: 3 }, 'scan', '手机没有允许微信使用相机'],
    [{ errMsg: 'shareFileMessage:fail internal error', errno: 4 }, 'share', '没有发出去，请再试一次。'],
    [new Error('scanCode:fail'), 'scan', '请再试一次，或直接输入。'],
  ] as const)('is said by its kind: %j', (failure, act, said) => {
    expect(phoneRefusal(act, failure)).toContain(said)
  })

  it('is called as the guide to privacy calls it', () => {
    const guide = readFileSync(join(ROOT, 'docs/deployment.md'), 'utf8')
    const failure = { errMsg: 'x:fail api scope is not declared in the privacy agreement', errno: 112 }
    const declared = [...guide.matchAll(/^\| (\S+) \| `wx\.\w+` \|/gm)].map(([, name = '']) => name)
    expect(declared.length).toBeGreaterThan(0)
    const said = (['choose-photo', 'choose-file', 'album', 'copy'] as const).map((act) => phoneRefusal(act, failure))
    for (const name of declared) expect(said.filter((words) => words.includes(`“${name}”`))).toHaveLength(1)
  })
})
