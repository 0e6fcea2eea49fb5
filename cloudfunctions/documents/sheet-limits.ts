import { UnreadableSheet } from '../application/ports/documents'

/** What one import may hold. A branch has some hundreds of members; beyond this a file is a mistake or an attack. */
export const MAX_BYTES = 2 * 1024 * 1024
/** An .xlsx is a ZIP archive, and a few kilobytes can unpack to gigabytes. 5,000 rows of twenty columns are some 5 MB. */
export const MAX_UNPACKED_BYTES = 16 * 1024 * 1024
/** Elements of the parts that are read; a cell is two to four. */
export const MAX_ELEMENTS = 400_000
/** Characters of one cell, as Excel has it. */
export const MAX_CELL_CHARACTERS = 32_767
/** Characters of all cells together: a text may be stored once and stand in every cell. */
export const MAX_CHARACTERS = 2 * 1024 * 1024
export const MAX_ROWS = 5000
export const MAX_COLUMNS = 100

export const tooManyBytes = (): UnreadableSheet => new UnreadableSheet('文件超过 2 MB，请拆分后再上传。')
export const tooMuchUnpacked = (): UnreadableSheet =>
  new UnreadableSheet('文件解压后超过 16 MB，请只保留需要导入的表格后再上传。')
export const tooManyElements = (): UnreadableSheet =>
  new UnreadableSheet('表格里的格子太多（连同只有格式的空格），请把需要导入的内容复制到新的表格后再上传。')
export const tooManyCharacters = (): UnreadableSheet =>
  new UnreadableSheet('表格里的文字太多，请只保留需要导入的内容后再上传。')
export const tooManyRows = (): UnreadableSheet => new UnreadableSheet('表格超过 5000 行，请拆分后再上传。')
export const tooManyColumns = (): UnreadableSheet => new UnreadableSheet('表格超过 100 列，请删去不需要的列后再上传。')
export const noSuchSheet = (name: string): UnreadableSheet =>
  new UnreadableSheet(`文件里没有名为“${name}”的工作表，请重新选择文件。`)
export const notASheet = (): UnreadableSheet =>
  new UnreadableSheet('无法识别这个文件，请上传 .xlsx 或 .csv 格式的表格。')
export const damaged = (): UnreadableSheet =>
  new UnreadableSheet('文件已损坏，请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。')
