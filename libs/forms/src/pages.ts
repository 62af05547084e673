// A door of its own: charts take a while to load, and most commands show none.
export * from './pages/page-style';
export * from './pages/quarterly-grid.page';
export * from './pages/modifications.page';
export * from './pages/cabildo-report-page.adapter';
