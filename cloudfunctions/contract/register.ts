import { JOINED_BY, type LeftBy } from '#domain/people/member'
import { PASSAGE_WAYS } from '#domain/people/untold-passage'
import { IMPORT_COLUMNS, IMPORT_ROWS } from '#domain/people/register-columns'
import * as v from 'valibot'
import { birthYear, education, memberNumber, newFacts, sex, shownFacts, shownPerson, stage } from './person'
import { changesSomething } from './must'
import { procedure } from './procedure'
import { civilDate, count, id, inPortions, instant, name, reason, writtenFile } from './schemas'
import { uploads } from './uploads'

const asOf = v.pipe(v.optional(civilDate), v.description('left out: today'))
const member = v.strictObject({ memberId: id })
const ended = v.strictObject({
  memberId: id,
  endedPosts: v.pipe(count, v.description('posts in the branch that end on that day with it')),
})
const span = v.strictObject({
  branchId: id,
  branchName: name,
  ...shownFacts,
  fromOn: civilDate,
  untilOn: v.pipe(v.nullable(civilDate), v.description('first day it no longer holds; null while open')),
})

const MOST_ROWS = 5000
const cellText = v.pipe(v.string(), v.trim(), v.maxLength(60, '最多 60 个字'))
const sheetFile = v.pipe(uploads, v.description('.xlsx, or .csv in UTF-8 or GB 18030'))
const checkedRow = v.strictObject({
  row: v.pipe(count, v.description('as the spreadsheet counts, from 1')),
  name: v.nullable(v.string()),
  outcome: v.picklist(['add', 'change', 'unchanged', 'bad', 'left-out']),
  changes: v.pipe(v.array(v.string()), v.description('in Chinese; what would be different afterwards')),
})
const columnTitle = v.picklist(IMPORT_COLUMNS.map(({ title }) => title))
const badCell = v.strictObject({
  row: count,
  column: v.pipe(v.nullable(columnTitle), v.description('null: the whole row')),
  reason: v.pipe(v.string(), v.description('in Chinese, with what would be right')),
  asksWhetherOther: v.pipe(v.boolean(), v.description('whether it may be somebody else of the same name')),
})
const rowNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_ROWS))
/** Which list it is, and what the person said of its rows. */
const decidedList = {
  uploads: sheetFile,
  sheet: v.pipe(
    v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
    v.description('the sheet of the file; left out: the first that can be seen'),
  ),
  decisions: v.pipe(
    v.optional(
      v.pipe(
        v.array(
          v.variant('do', [
            v.strictObject({ do: v.literal('leave-out'), row: rowNumber }),
            v.strictObject({ do: v.literal('somebody-else'), row: rowNumber }),
            v.strictObject({ do: v.literal('change'), row: rowNumber, column: columnTitle, text: cellText }),
          ]),
        ),
        v.maxLength(IMPORT_ROWS, `一次最多 ${IMPORT_ROWS} 项`),
      ),
      [],
    ),
    v.description('by a person, row by row: left out; not whoever has that name already; a cell as it should be'),
  ),
}
const counts = { added: count, changed: count, unchanged: count }
const onRollRefusals = ['no-such-member', 'not-on-roll', 'before-joining', 'after-leaving', 'in-the-future'] as const
const sheetRefusals = [
  'no-such-file',
  'sheet-unreadable',
  'sheet-columns-missing',
  'too-many-rows',
  'in-the-future',
] as const

/** A transfer within the tree is `register.transfer`. */
const LEAVING = ['moved-away', 'died', 'expelled', 'other'] as const satisfies readonly LeftBy[]

const passage = {
  ...{ branchId: id, memberId: id, way: v.picklist(PASSAGE_WAYS) },
  on: v.pipe(civilDate, v.description('the first day on that branch’s roll, or the first off it')),
}

export const registerProcedures = {
  'register.list': procedure({
    summary: '查看某日的党员名册，按姓名排列',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({
      branchId: id,
      on: asOf,
      cellId: v.pipe(v.optional(v.nullable(id)), v.description('null: those in no cell')),
      stages: v.optional(v.pipe(v.array(stage), v.minLength(1), v.maxLength(4))),
    }),
    output: v.strictObject({
      on: civilDate,
      members: v.array(v.strictObject({ ...shownPerson, ...shownFacts, factsSince: civilDate })),
    }),
    refusals: [],
  }),
  'register.names': procedure({
    summary: '列出某日支部同志的姓名，供登记时选用；单位的可以连同所属党支部',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject({
      branchId: id,
      on: asOf,
      withBelow: v.pipe(
        v.optional(v.boolean(), false),
        v.description('with those of the organizations below in which the caller may read who belongs there'),
      ),
    }),
    output: v.strictObject({
      on: civilDate,
      members: v.array(v.strictObject({ memberId: id, name, cellId: v.nullable(id), stage })),
    }),
    refusals: [],
  }),
  'register.get': procedure({
    summary: '查看一位同志在册的全部经历和变更记录',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, memberId: id }),
    output: v.strictObject({
      ...shownPerson,
      isBound: v.boolean(),
      spans: v.pipe(
        v.array(span),
        v.description('oldest first; a former branch sees its own days only, the present one all'),
      ),
      changes: v.array(
        v.strictObject({
          effectiveOn: civilDate,
          recordedAt: instant,
          recordedByName: v.nullable(name),
          what: v.string(),
        }),
      ),
    }),
    refusals: ['no-such-member'],
  }),
  'register.add': procedure({
    summary: '将一位同志列入名册',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({
      branchId: id,
      name,
      sex,
      birthYear,
      number: v.optional(v.nullable(memberNumber), null),
      admittedOn: v.optional(v.nullable(civilDate), null),
      joinedOn: v.pipe(civilDate, v.description('first day on this branch’s roll')),
      facts: newFacts,
    }),
    output: member,
    refusals: [
      'already-on-roll',
      'number-taken',
      'under-age',
      'stage-not-allowed',
      'no-such-cell',
      'in-the-future',
      'outside-branch-days',
    ],
  }),
  'register.return': procedure({
    summary: '将曾在本支部的同志重新列入名册，也用于更正误记的离开',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id, memberId: id, joinedOn: civilDate, facts: newFacts }),
    output: member,
    refusals: [
      'no-such-member',
      'already-on-roll',
      'stage-not-allowed',
      'no-such-cell',
      'in-the-future',
      'outside-branch-days',
    ],
  }),
  'register.change': procedure({
    summary: '记录一位同志自某日起的变动：党小组、党员类别、学历、流动、离退休、领导干部',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({
      branchId: id,
      memberId: id,
      effectiveOn: civilDate,
      change: v.pipe(
        v.strictObject({
          stage: v.optional(stage),
          cellId: v.optional(v.nullable(id)),
          education: v.optional(education),
          isMigrant: v.optional(v.boolean()),
          isLeadingCadre: v.optional(v.boolean()),
          isRetired: v.optional(v.boolean()),
        }),
        changesSomething('请至少填写一项变动'),
      ),
    }),
    output: member,
    refusals: [...onRollRefusals, 'no-change', 'stage-not-allowed', 'no-such-cell'],
  }),
  'register.correctPerson': procedure({
    summary: '更正一位同志的姓名、性别、出生年份、编号或入党日期',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({
      branchId: id,
      memberId: id,
      correct: v.pipe(
        v.strictObject({
          name: v.optional(name),
          sex: v.optional(sex),
          birthYear: v.optional(birthYear),
          number: v.optional(v.nullable(memberNumber)),
          admittedOn: v.optional(v.nullable(civilDate)),
        }),
        changesSomething('请至少更正一项'),
      ),
    }),
    output: member,
    refusals: ['no-such-member', 'not-on-roll', 'no-change', 'number-taken', 'under-age', 'in-the-future'],
  }),
  'register.leave': procedure({
    summary: '记录一位同志离开名册：日期为不再在册的第一天；在本支部的职务同日终止',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({
      ...{ branchId: id, memberId: id, leftOn: civilDate, reason },
      by: v.optional(
        v.pipe(
          v.picklist(LEAVING),
          v.description('moved-away 组织关系转出；died 去世；expelled 开除党籍或除名；other 其他'),
        ),
        'other',
      ),
    }),
    output: ended,
    refusals: [...onRollRefusals, 'last-party-office'],
  }),
  'register.transfer': procedure({
    summary: '将一位同志转到同一机关的另一支部，须能管理双方名册；在原支部的职务同日终止',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({
      branchId: id,
      memberId: id,
      toBranchId: id,
      toCellId: v.optional(v.nullable(id), null),
      effectiveOn: v.pipe(civilDate, v.description('the first day on the new branch’s roll')),
    }),
    output: ended,
    refusals: [
      ...onRollRefusals,
      'no-change',
      'no-such-branch',
      'not-permitted',
      'no-such-cell',
      'outside-branch-days',
      'last-party-office',
    ],
  }),
  'register.untoldPassages': procedure({
    summary: '查看某段时间里谁进出名册而没有写明怎样进出（较早的版本登记的），单位的连同所属党支部',
    kind: 'read',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id, from: civilDate, to: civilDate }),
    output: v.strictObject({
      passages: v.pipe(
        v.array(
          v.strictObject({
            ...{ ...passage, branchName: name, name },
            by: v.pipe(
              v.nullable(v.picklist(JOINED_BY)),
              v.description('where the register itself says how; null where somebody has to'),
            ),
          }),
        ),
        v.description('by their day'),
      ),
    }),
    refusals: [],
  }),
  'register.tellPassages': procedure({
    summary: '补记几位同志怎样进出名册：名册里看得出的照名册，离开的写明去向；其余什么也不改',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({
      branchId: id,
      told: v.pipe(
        v.array(
          v.strictObject({
            ...passage,
            by: v.pipe(
              v.optional(v.nullable(v.picklist(LEAVING)), null),
              v.description('of who went off every roll; null where the register itself says how'),
            ),
          }),
        ),
        v.minLength(1),
        v.maxLength(100),
      ),
    }),
    output: v.strictObject({ told: count }),
    refusals: ['no-such-member', 'not-permitted', 'bad-input', 'no-change'],
  }),
  'register.importTemplate': procedure({
    summary: '下载名单导入模板',
    kind: 'read',
    runs: 'report',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id }),
    output: writtenFile,
    refusals: [],
  }),
  'register.importCheck': procedure({
    summary: '检查一份名单：逐行说明导入后的结果和全部问题，不改动名册',
    kind: 'read',
    runs: 'report',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id, ...decidedList, effectiveOn: asOf }),
    output: v.strictObject({
      effectiveOn: civilDate,
      rows: v.pipe(v.array(checkedRow), v.maxLength(IMPORT_ROWS)),
      problems: v.pipe(v.array(badCell), v.description('every one, in the order of the sheet')),
      ...counts,
      sheet: v.pipe(v.nullable(v.string()), v.description('the one that was read; null of a .csv')),
      sheets: v.pipe(v.array(v.string()), v.description('all that can be seen, in their order')),
      ignoredColumns: v.pipe(v.array(v.string()), v.description('headings that are not read; nothing of them is kept')),
      passedOver: v.pipe(
        v.array(v.strictObject({ row: count, text: v.string() })),
        v.description('rows about nobody: sums, remarks, repeated headings'),
      ),
    }),
    refusals: sheetRefusals,
  }),
  'register.import': procedure({
    summary: '导入一份名单；人多时可以分几次，还剩的再调用一次接着导入；有问题的行要先改好或注明不导入',
    kind: 'write',
    runs: 'report',
    allow: 'manage-register',
    input: v.strictObject({
      branchId: id,
      ...decidedList,
      effectiveOn: v.pipe(civilDate, v.description('the day on which the list is true')),
      inPortions,
    }),
    output: v.strictObject({
      effectiveOn: civilDate,
      ...counts,
      left: v.pipe(count, v.description('rows that are still to be taken: ask again')),
    }),
    refusals: [...sheetRefusals, 'rows-refused'],
  }),
} as const
