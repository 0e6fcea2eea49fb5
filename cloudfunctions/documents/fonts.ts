import type { IFontAttributesProperties } from 'docx'

/**
 * The typefaces GB/T 9704-2012 names: 方正小标宋 for the title (7.3.1), 仿宋 for everything it says nothing else of (5.2.2),
 * 黑体, 楷体, 仿宋, 仿宋 for the four levels (7.3.3), 宋体 for page numbers (7.5).
 */
export const TYPEFACE = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  byline: '楷体_GB2312',
  levelOne: '黑体',
  levelTwo: '楷体_GB2312',
  pageNumber: '宋体',
} as const
export type Typeface = (typeof TYPEFACE)[keyof typeof TYPEFACE]

/**
 * One typeface for every script of a run. Digits and Latin letters are set in the Chinese face too: 5.2.2 gives 仿宋 to
 * every element it does not except, digits included, and there a digit is exactly half a character wide, so that a line
 * of 28 characters stays one whatever figures stand in it. Naming all four keeps Word from falling back to its theme.
 */
export function everyScript(typeface: Typeface): IFontAttributesProperties {
  return { ascii: typeface, hAnsi: typeface, eastAsia: typeface, cs: typeface, hint: 'eastAsia' }
}
