/**
 * How a branch publishes its dues of a year (党费收缴公示表). 中组发〔2008〕3号 asks that they are published, and leaves the form to
 * the branch.
 */

/**
 * `amounts`: by person, what was paid for each month. `amounts-due`: beside it what was due. `months`: by person, which months
 * are paid, and no amount. `totals`: of the branch by month, nobody by name.
 */
export const DUES_SHEET_FORMS = ['amounts', 'amounts-due', 'months', 'totals'] as const
export type DuesSheetForm = (typeof DUES_SHEET_FORMS)[number]

/** What was paid above what is due, large payments too: as one sum, or by person where the form names people. */
export const VOLUNTARY_SHOWN = ['as-one', 'by-person'] as const
export type VoluntaryShown = (typeof VOLUNTARY_SHOWN)[number]

export interface DuesSheetChoice {
  readonly form: DuesSheetForm
  readonly voluntary: VoluntaryShown
}

/** Of a branch that has chosen nothing: what was paid, and nobody measured by what was given beyond. */
export const USUAL_DUES_SHEET: DuesSheetChoice = { form: 'amounts', voluntary: 'as-one' }
