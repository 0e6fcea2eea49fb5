/** The import through the real reader and writer of spreadsheets. */
import { civilDate } from '#domain/time/civil-date'
import { registerHandlers } from '../../../../cloudfunctions/application/register/register-handlers'
import { sheetReader } from '../../../../cloudfunctions/documents/sheet-reader'
import { sheetWriter } from '../../../../cloudfunctions/documents/sheet-writer'
import { BRANCH, openOffice } from '../../../builders/office'
import { workbook } from '../../documents/xlsx-builder'
import { bytesOf } from '../../../builders/written-file'
import { granted } from '../../../builders/answers'

const FILE = 'list.xlsx'
const DAY = civilDate('2025-06-01')

describe('a list that was written as a file', () => {
  const office = () =>
    openOffice({
      handlers: registerHandlers,
      documents: { ...sheetReader, ...sheetWriter },
    })

  it('is the template, filled in', async () => {
    const here = await office()
    const template = await here.call('register.importTemplate', { branchId: BRANCH }, 'clerk')
    const { rows } = await sheetReader.readSheet(bytesOf(granted(template)))
    const titles = rows[0] ?? []
    const filled = [
      '07',
      '张三',
      '男',
      '1980',
      '正式党员',
      '第一党小组',
      '大学本科',
      '2012-07-01',
      '2013-07-01',
      '2018-01-01',
      '否',
      '否',
      '是',
    ]
    const columns = titles.map((title) => ({ title, width: 12 }))
    here.files.set(FILE, await sheetWriter.writeSheets([{ name: '党员名单', columns, rows: [filled] }]))
    const answer = await here.call('register.import', { branchId: BRANCH, uploads: [FILE], effectiveOn: DAY }, 'clerk')
    expect(answer).toMatchObject({ ok: true, value: { added: 1 } })
    expect(await here.store.find('members', { filter: { name: '张三' } })).toMatchObject([
      {
        number: '07',
        birthYear: 1980,
        admittedOn: '2012-07-01',
        spans: [{ cellId: 'cell-1', fromOn: '2018-01-01', isLeadingCadre: true }],
      },
    ])
  })

  it('is a .csv with a title above its headings, and its rows are named as the spreadsheet names them', async () => {
    const here = await office()
    const csv =
      '第一党支部党员名册,,,\r\n姓名,性别,出生年月,政治面貌\r\n张 三,男,1980.05,中共党员\r\n李四,,1975,中共党员\r\n'
    here.files.set(FILE, new TextEncoder().encode(csv))
    expect(await here.call('register.importCheck', { branchId: BRANCH, uploads: [FILE] }, 'clerk')).toMatchObject({
      ok: true,
      value: {
        rows: [
          { row: 3, name: '张三', outcome: 'add' },
          { row: 4, name: '李四', outcome: 'bad' },
        ],
        problems: [{ row: 4, column: '性别', reason: '请填写性别' }],
      },
    })
  })

  it('has one cell of the Party drawn over several people, and all of them are in it', async () => {
    const here = await office()
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const line = (row: number, texts: readonly string[]) =>
      `<row r="${row}">${texts.map((text, at) => cell(`${'ABCDE'[at]}${row}`, text)).join('')}</row>`
    const data = [
      ['姓名', '性别', '出生年月', '党员类别', '党小组'],
      ['马小舟', '男', '1985.03', '正式党员', '第一党小组'],
      ['马大舟', '男', '1986.03', '正式党员'],
      ['马中舟', '男', '1987.03', '正式党员'],
    ]
    const sheets = [{ name: '名册', data: data.map((texts, at) => line(at + 1, texts)).join(''), merged: ['E2:E4'] }]
    here.files.set(FILE, workbook({ sheets }))
    await here.call('register.import', { branchId: BRANCH, uploads: [FILE], effectiveOn: DAY }, 'clerk')
    const made = await here.store.find('members', { filter: { name: { $in: ['马小舟', '马大舟', '马中舟'] } } })
    expect(made.map(({ spans }) => spans[0]?.cellId)).toEqual(['cell-1', 'cell-1', 'cell-1'])
  })

  it('has several sheets: which was read is said, and another can be asked for', async () => {
    const here = await office()
    const columns = ['姓名', '性别', '出生年份', '党员类别'].map((title) => ({ title, width: 12 }))
    const sheet = (name: string, person: string) => ({ name, columns, rows: [[person, '男', '1980', '正式党员']] })
    here.files.set(FILE, await sheetWriter.writeSheets([sheet('一组', '骆甲'), sheet('二组', '骆乙')]))
    const input = { branchId: BRANCH, uploads: [FILE] }
    const seen = await here.call('register.importCheck', input, 'clerk')
    expect(seen).toMatchObject({ value: { sheet: '一组', sheets: ['一组', '二组'], rows: [{ name: '骆甲' }] } })
    const other = await here.call('register.importCheck', { ...input, sheet: '二组' }, 'clerk')
    expect(other).toMatchObject({ value: { sheet: '二组', rows: [{ name: '骆乙' }] } })
    const none = await here.call('register.importCheck', { ...input, sheet: '三组' }, 'clerk')
    expect(none).toMatchObject({
      code: 'sheet-unreadable',
      detail: { reason: expect.stringContaining('三组') as string },
    })
  })

  it('is refused with the reader’s own reason where it is no spreadsheet', async () => {
    const here = await office()
    here.files.set(FILE, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]))
    expect(await here.call('register.importCheck', { branchId: BRANCH, uploads: [FILE] }, 'clerk')).toMatchObject({
      code: 'sheet-unreadable',
      detail: { reason: expect.stringContaining('另存为') as string },
    })
  })
})
