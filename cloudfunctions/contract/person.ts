/** A person of the register as lists and forms carry it. */
import { SEXES } from '#domain/people/member'
import { EDUCATIONS, MEMBERSHIP_STAGES, type RegisterStage } from '#domain/people/member-history'
import * as v from 'valibot'
import { civilDate, id, month, name } from './schemas'

export const sex = v.picklist(SEXES)
/** Only the year: the day of birth is not needed for anything. */
export const birthYear = v.pipe(v.number(), v.safeInteger('须为年份，如 1980'), v.minValue(1900), v.maxValue(2200))
export const stage = v.picklist(MEMBERSHIP_STAGES.filter((of): of is RegisterStage => of !== 'applicant'))
export const education = v.nullable(v.picklist(EDUCATIONS))

/** A number the branch gave to tell namesakes apart. Never the number of an identity card (15 or 18 signs). */
export const memberNumber = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[\w-]{1,12}$/, '须为 12 位以内的字母或数字；请勿填写身份证号'),
  v.description('to tell namesakes apart; unique among those who were ever on the branch’s roll'),
)

/** Facts that may change, as they are entered. What is left out of a new person is no, none or not known. */
export const newFacts = v.strictObject({
  stage,
  cellId: v.optional(v.nullable(id), null),
  education: v.optional(education, null),
  isMigrant: v.optional(v.boolean(), false),
  isLeadingCadre: v.optional(v.boolean(), false),
  isRetired: v.optional(v.boolean(), false),
})

/** Facts as a list shows them. */
export const shownFacts = {
  stage,
  cellId: v.nullable(id),
  cellName: v.nullable(name),
  education,
  isMigrant: v.boolean(),
  isLeadingCadre: v.boolean(),
  isRetired: v.boolean(),
}

export const shownPerson = {
  memberId: id,
  name,
  sex,
  birthYear,
  number: v.nullable(memberNumber),
  admittedOn: v.pipe(v.nullable(v.union([civilDate, month])), v.description('the month alone where no day is known')),
}
