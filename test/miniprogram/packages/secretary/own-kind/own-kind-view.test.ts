import { KIND_SECTION_LABELS } from '#domain/ledger/own-kind'
import { declaredOf } from '#domain/ledger/own-kind-counting'
import { dutyReportTemplate } from '../../../../../cloudfunctions/reporting/template/template'
import {
  fieldFrom,
  fieldNote,
  FIELD_TYPES,
  sheetOf,
  typeNamed,
} from '../../../../../miniprogram/packages/secretary/own-kind/field-form'
import {
  declarationOf,
  fieldsIn,
  sentenceOf,
  typedHead,
} from '../../../../../miniprogram/packages/secretary/own-kind/own-kind-view'
import { SET_UP } from '../scene'

describe('the form of a kind', () => {
  it('sends back what it was opened with', () => {
    const head = typedHead(SET_UP)
    expect(declarationOf(head, fieldsIn(SET_UP))).toEqual({
      ...{ title: '调解纠纷', unit: '件', about: 'branch', selfEntry: false, confirmedBy: 'committee' },
      section: 'central-task',
      fields: [
        {
          ...{ code: 'f1', label: '纠纷类型', optional: false, counted: 'parts', type: 'choice' },
          options: ['家庭纠纷', '邻里纠纷'],
        },
        { code: 'f2', label: '涉及群众', optional: false, counted: 'sum', type: 'number', unit: '人' },
        { code: 'f3', label: '经过', optional: true, counted: null, type: 'paragraph' },
      ],
    })
  })

  it('says who reports and who confirms in one choice each', () => {
    expect(typedHead({ ...SET_UP, about: 'member', selfEntry: true, settledBy: 'manage-branch' })).toMatchObject({
      ...{ whose: 'self', confirmedBy: 'secretary' },
    })
    const sent = declarationOf({ ...typedHead(SET_UP), whose: 'self', confirmedBy: 'secretary' }, [])
    expect(sent).toMatchObject({ about: 'member', selfEntry: true, confirmedBy: 'secretary' })
  })

  it('shows what the report will say, with × for the numbers', () => {
    expect(sentenceOf(typedHead(SET_UP), fieldsIn(SET_UP))).toBe(
      '调解纠纷×件，其中家庭纠纷×件、邻里纠纷×件，涉及群众×人。',
    )
    expect(sentenceOf({}, [])).toBe('（名称）×（单位）。')
  })

  it('calls the sections of the report as its template does', () => {
    const headings = dutyReportTemplate('branch').sections.flatMap(({ id, heading, level }) =>
      level === 2 ? [[id, heading]] : [],
    )
    expect(KIND_SECTION_LABELS).toEqual(Object.fromEntries(headings))
  })
})

describe('the sheet of a field', () => {
  it('asks for what its type needs and no more', () => {
    const asked = FIELD_TYPES.map(({ key }) => {
      const type = typeNamed(key)
      return [
        key,
        type
          ? sheetOf(type, [])
              .fields.map(({ code }) => code)
              .join()
          : '',
      ]
    })
    expect(Object.fromEntries(asked)).toEqual({
      ...{ text: 'label,counted,required', paragraph: 'label,required', number: 'label,unit,counted,required' },
      ...{ money: 'label,counted,required', date: 'label,required', choice: 'label,options,counted,required' },
      ...{ 'yes-no': 'label,counted,required', member: 'label,counted,required', members: 'label,counted,required' },
    })
  })

  it('takes the options as people write them, one a line or with commas', () => {
    const values = { label: '结果', options: '达成协议\n 未达成、转交，撤回 \n\n', counted: 'none' }
    expect(fieldFrom('choice', values)).toEqual({
      ...{ type: 'choice', label: '结果', optional: false, counted: null },
      options: ['达成协议', '未达成', '转交', '撤回'],
    })
  })

  it('is required unless it is said not to be', () => {
    const [, , paragraph] = fieldsIn(SET_UP)
    expect([sheetOf('date', []).start['required'], sheetOf('paragraph', [], paragraph).start['required']]).toEqual([
      'yes',
      'no',
    ])
    expect(fieldFrom('date', { label: '办结日期', required: false })).toMatchObject({ optional: true })
  })

  it('is added up where it is the first amount of the kind, and only recorded otherwise', () => {
    const counted = (...given: Parameters<typeof sheetOf>) => sheetOf(...given).start['counted']
    const note = { type: 'text', label: '社区', optional: false, counted: null } as const
    const people = { type: 'number', label: '涉及群众', unit: '人', optional: false, counted: null } as const
    expect([counted('number', [note]), counted('money', [note])]).toEqual(['sum', 'sum'])
    expect([counted('number', [people]), counted('money', [people])]).toEqual(['none', 'none'])
    expect([counted('text', []), counted('choice', [])]).toEqual(['none', 'none'])
    expect(counted('number', [people], people)).toBe('none')
  })

  it('keeps the code of a field that is there', () => {
    const [, number] = fieldsIn(SET_UP)
    expect(fieldFrom('number', { label: '涉及群众', unit: '人', counted: 'sum' }, number)).toMatchObject({ code: 'f2' })
  })

  it('is said in one line', () => {
    expect(fieldsIn(SET_UP).map(fieldNote)).toEqual([
      '选项：家庭纠纷、邻里纠纷 · 报告里：各项分别多少',
      '数量（人） · 报告里：合计',
      '一段文字 · 可以不填',
    ])
  })
})

it('a record keeps of the kind what says how it reads, and not who set it up', () => {
  const stored = { ...SET_UP, _id: SET_UP.code, revision: 3, branchId: 'b1' }
  expect(Object.keys(declaredOf(stored)).sort()).toEqual(
    ['about', 'code', 'fields', 'namesOrgan', 'selfEntry', 'title', 'unit', 'version'].sort(),
  )
})
