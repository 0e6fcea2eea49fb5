export { buildPreview, PreviewBuildError, type BuiltPreview, type PreviewSource, type Problem } from './build'
export { startPreview, type MessageTemplate, type Person, type PreviewOptions } from './server'
