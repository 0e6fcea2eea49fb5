/** What a part of text is read by. */
import type { ListNumbers } from './list-numbers'
import type { Oddities } from './oddities'
import type { StyleSheet } from './style-sheet'
import type { ThemeColours } from './visible'

export interface Surroundings {
  readonly styles: StyleSheet
  readonly colours: ThemeColours
  readonly lists: ListNumbers
  readonly oddities: Oddities
  /** What is read, as it is called. */
  readonly part: '正文' | '页眉' | '页脚' | '脚注'
  /** Tags and titles of the places that were written: an emptied one is a place still. */
  readonly places: ReadonlySet<string>
  /** Signs without a shape that were written. */
  readonly marks: ReadonlySet<string>
}
