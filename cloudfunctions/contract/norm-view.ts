/** What is shown of a norm, and of a period in which it asks for something. */
import { ORGANS } from '#domain/meeting/meeting-kinds'
import { NORM_KINDS } from '#domain/rules/norm'
import { RULE_STANDINGS } from '#domain/rules/rule'
import * as v from 'valibot'
import { civilDate, count, id, line, name } from './schemas'

export const ruled = v.pipe(count, v.description('at least so many by the rule'))
export const normFields = {
  normId: id,
  kind: v.picklist(NORM_KINDS),
  title: line,
  text: v.string(),
  source: v.string(),
  article: v.nullable(v.string()),
  standing: v.picklist(RULE_STANDINGS),
  per: v.picklist(['month', 'quarter', 'year']),
}
/** Whose matter it is. */
export const organFields = { organ: v.picklist(ORGANS), cellId: v.nullable(id), cellName: v.nullable(name) }
export const periodFields = {
  from: civilDate,
  dueBy: civilDate,
  noticeFrom: v.pipe(civilDate, v.description('from this day on it is said that the period is ending')),
  ruled,
  atLeast: v.pipe(count, v.description('at least so many here: by the rule, or more where the branch chose so')),
  done: count,
}
