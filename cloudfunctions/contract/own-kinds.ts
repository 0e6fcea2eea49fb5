import {
  COUNTED_AS,
  KIND_SECTIONS,
  LONGEST_KIND_NAME,
  LONGEST_LABEL,
  LONGEST_UNIT,
  MOST_OPTIONS,
} from '#domain/ledger/own-kind'
import { MOST_OWN_FIELDS } from '#domain/ledger/own-kind-counting'
import { CHINESE } from '#domain/report/numerals'
import { statedNumbers } from '#domain/report/stated-number'
import * as v from 'valibot'
import { declaredKind, kindCode, kindField } from './ledger'
import { eachOnce, must } from './must'
import { procedure } from './procedure'
import { count, id } from './schemas'

/** A short name in one line. */
const named = (most: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, '不能为空'),
    v.maxLength(most, `最多 ${most} 个字`),
    v.regex(/^[^\p{C}]+$/u, '含有不可用的字符'),
  )
const label = named(LONGEST_LABEL)
/** Beside the number of records a numeral would make another number of it: 3百户; 【】 mark figures in a text. */
const COUNT_WORD = new RegExp(`^[^\\p{N}\\p{P}\\p{S}\\p{Z}${CHINESE}]+$`, 'u')
const kindUnit = v.pipe(named(LONGEST_UNIT), v.regex(COUNT_WORD, '只写量词，如：件、人次，不写数字和符号'))
const kindName = v.pipe(
  named(LONGEST_KIND_NAME),
  v.check((text) => !/[【】]/.test(text) && statedNumbers(text).length === 0, '名称里不写数字和【】'),
)
const unit = named(LONGEST_UNIT)

const base = {
  code: v.exactOptional(v.pipe(kindCode, v.description('修改已有的、恢复停用的一项时填写；新的由系统编号'))),
  label,
  optional: v.optional(v.pipe(v.boolean(), v.description('可以不填')), false),
  counted: v.optional(
    v.nullable(
      v.pipe(
        v.picklist(COUNTED_AS),
        v.description('sum 合计；distinct 不同的各计一次；parts 分项列出；不填则只作记录'),
      ),
    ),
    null,
  ),
}
const options = v.pipe(
  v.array(label),
  v.minLength(2, '至少两个选项'),
  v.maxLength(MOST_OPTIONS, `最多 ${MOST_OPTIONS} 个选项`),
  eachOnce<string>('选项不能重复'),
)
const plain = <Type extends string>(type: Type) => v.strictObject({ ...base, type: v.literal(type) })
const field = v.variant('type', [
  plain('text'),
  plain('paragraph'),
  v.strictObject({ ...base, type: v.literal('number'), unit }),
  plain('money'),
  plain('date'),
  v.strictObject({ ...base, type: v.literal('choice'), options }),
  plain('yes-no'),
  plain('member'),
  plain('members'),
])

const declaration = v.pipe(
  v.strictObject({
    title: v.pipe(kindName, v.description('名称，如：调解纠纷、接待来访')),
    unit: v.pipe(kindUnit, v.description('一条记录的量词，如：件、次、人次')),
    about: v.pipe(v.picklist(['branch', 'member']), v.description('branch 组织的事；member 党员个人的事')),
    selfEntry: v.pipe(v.boolean(), v.description('党员可以自己报，待确认；只用于党员个人的事')),
    confirmedBy: v.pipe(
      v.picklist(['committee', 'secretary']),
      v.description('committee 有权确认记录的人；secretary 只由书记、副书记'),
    ),
    section: v.pipe(v.picklist(KIND_SECTIONS), v.description('写在述职报告的哪一部分')),
    fields: v.pipe(v.array(field), v.maxLength(MOST_OWN_FIELDS, `最多 ${MOST_OWN_FIELDS} 项`)),
  }),
  must('selfEntry', ({ about, selfEntry }) => !selfEntry || about === 'member', '组织的事由组织登记'),
)

const ownKind = v.strictObject({
  ...declaredKind,
  section: v.picklist(KIND_SECTIONS),
  counts: v.record(v.string(), v.picklist(COUNTED_AS)),
  retired: v.pipe(v.array(kindField), v.readonly()),
  isEnded: v.boolean(),
  setUpBy: v.pipe(
    v.strictObject({ branchId: id, name: v.string() }),
    v.description('which organization set it up: this one, or one above it'),
  ),
})

const ofKind = { branchId: id, code: kindCode }

/** Kinds of record that an organization sets up for itself and all below it. */
export const ownKindProcedures = {
  'ledger.ownKinds': procedure({
    summary: '本组织和上级自设的台账',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({ kinds: v.array(ownKind) }),
    refusals: ['no-such-branch', 'not-permitted'],
  }),
  'ledger.declareKind': procedure({
    summary: '自设一类台账，或修改一类：已有记录的只能增加、停用、恢复填写项',
    kind: 'write',
    runs: 'api',
    allow: 'manage-branch',
    input: v.pipe(
      v.strictObject({
        branchId: id,
        code: v.optional(v.pipe(kindCode, v.description('修改已有的一类时填写；新设时由系统编号'))),
        version: v.optional(v.pipe(count, v.description('修改时填写看到的是第几版：后来有人改过的，不覆盖'))),
        declaration,
      }),
      must('version', ({ code, version }) => code === undefined || version !== undefined, '修改时须写明看到的是第几版'),
    ),
    output: v.strictObject({ code: kindCode, version: count }),
    refusals: ['no-such-kind', 'kind-changed', 'name-taken', 'kind-in-use', 'too-many-kinds', 'bad-input'],
  }),
  'ledger.endKind': procedure({
    summary: '停用一类自设台账，或恢复使用；已有的记录照旧统计',
    kind: 'write',
    runs: 'api',
    allow: 'manage-branch',
    input: v.strictObject({ ...ofKind, isEnded: v.boolean() }),
    output: v.strictObject({ code: kindCode }),
    refusals: ['no-such-kind'],
  }),
  'ledger.removeKind': procedure({
    summary: '删除一类从未登记过的自设台账',
    kind: 'write',
    runs: 'api',
    allow: 'manage-branch',
    input: v.strictObject(ofKind),
    output: v.strictObject({ code: kindCode }),
    refusals: ['no-such-kind', 'kind-in-use'],
  }),
} as const
