/** Measures of publicity, premises, honours and publications: lines 29, 45, 48, 53; and of the hotline: lines 9–15. */
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { LEVELS } from '#domain/ledger/kinds/fields'
import { indicatorMeasure } from '../indicator-measures'
import type { Measure } from '../measure'
import { byField, CONCLUDED, count, distinct, ledger, percent } from './declare'

const PUBLICITY = ledger('publicity-item')
const PREMISES = ledger('premises-item')
const byType = [byField('premises-item', 'type')]
const PUBLICATION_PARTS = [byField('publication', 'level'), byField('publication', 'type')]
const byLevel = byField('honour', 'level')
/** By its name, with who gave it, as recorded. */
const byHonour = {
  ...byField('honour', 'name'),
  ...{ id: 'honour', title: '荣誉名称和授予单位', beside: byField('honour', 'grantedBy').field },
  inOrderOf: { field: byLevel.field, order: Object.keys(LEVELS) },
  whose: '授予',
}
const HONOUR_PARTS = [byLevel, byField('honour', 'recipient'), byField('honour', 'name'), byHonour]

const OF_PERSONS = { 'values.recipient': 'person' } as const

export const RESULT_MEASURES: readonly Measure[] = [
  count(['publicity-items', '宣传信息', '条', [29]], PUBLICITY, { dimensions: [byField('publicity-item', 'channel')] }),
  distinct(['publicity-channels', '宣传渠道', '种', [29]], PUBLICITY, 'values.channel', {
    dimensions: [byField('publicity-item', 'channel')],
  }),
  count(['premises-planned', '计划建设的阵地项目', '项', [45]], PREMISES, { dimensions: byType }),
  count(['premises-done', '建成的阵地项目', '项', [45]], PREMISES, {
    where: CONCLUDED,
    dimensions: [...byType, byField('premises-item', 'name')],
  }),
  percent('premises-done-rate', '阵地项目建成率', [45], 'premises-done', 'premises-planned'),
  count(['honours', '荣誉', '项', [48]], ledger('honour'), { dimensions: HONOUR_PARTS }),
  count(['honours-of-organization', '集体荣誉', '项', [48]], ledger('honour'), {
    where: { 'values.recipient': 'organization' },
    dimensions: HONOUR_PARTS,
  }),
  count(['honours-of-members', '个人荣誉', '项', [48]], ledger('honour'), {
    where: OF_PERSONS,
    dimensions: HONOUR_PARTS,
  }),
  distinct(['honoured-members', '获得荣誉的党员', '人', [48]], ledger('honour'), 'values.person', {
    where: OF_PERSONS,
  }),
  count(['honours-of-named', '写明获奖党员的个人荣誉', '项', [48]], ledger('honour'), {
    where: { ...OF_PERSONS, 'values.person': { $exists: true, $ne: null } },
  }),
  count(['honours-of-unnamed', '没有写明获奖党员的个人荣誉', '项', [48]], ledger('honour'), {
    where: { ...OF_PERSONS, 'values.person': { $exists: false } },
    told: '荣誉记录的条数；只计授予个人、没有写明获奖党员的',
  }),
  percent('honours-of-named-rate', '写明获奖党员的个人荣誉占比', [48], 'honours-of-named', 'honours-of-members'),
  count(['brand-items', '党建品牌', '项', [48]], ledger('brand-item'), {
    dimensions: [byField('brand-item', 'level'), byField('brand-item', 'name')],
  }),
  count(['publications', '信息和简报', '篇', [53]], ledger('publication'), { dimensions: PUBLICATION_PARTS }),
]

const HOTLINE_ROWS: Readonly<Record<string, readonly number[]>> = {
  'hotline-accepted': [9, 10],
  'hotline-answered': [11],
  'hotline-transferred': [12],
  'hotline-same-day': [15],
  'hotline-closed': [13],
}
export const HOTLINE_MEASURES: readonly Measure[] = [
  ...HOTLINE_INDICATORS.map((definition) => ({
    ...indicatorMeasure(definition),
    id: definition.code,
    rows: HOTLINE_ROWS[definition.code] ?? [],
  })),
  percent('hotline-closing-rate', '转办办结率', [14], 'hotline-closed', 'hotline-transferred'),
  percent('hotline-same-day-rate', '当日转办率', [15], 'hotline-same-day', 'hotline-transferred'),
]
