/** The import through the real reader and writer of spreadsheets. */
import { civilDate } from '#domain/time/civil-date'
import { registerHandlers } from '../../../../cloudfunctions/application/register/register-handlers'
import { sheetReader } from '../../../../cloudfunctions/documents/sheet-reader'
import { sheetWriter } from '../../../../cloudfunctions/documents/sheet-writer'
import { BRANCH, openOffice } from '../../../builders/office'
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

  it('is refused with the reader’s own reason where it is no spreadsheet', async () => {
    const here = await office()
    here.files.set(FILE, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]))
    expect(await here.call('register.importCheck', { branchId: BRANCH, uploads: [FILE] }, 'clerk')).toMatchObject({
      code: 'sheet-unreadable',
      detail: { reason: expect.stringContaining('另存为') as string },
    })
  })
})
