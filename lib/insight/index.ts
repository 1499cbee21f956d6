export { type HomeFigures, homeFigures, listOpenNeeds, type OpenNeed } from './home.ts'
