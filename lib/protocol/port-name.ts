/** Of the only port between the worker and whoever looks. */
export const PORT_NAME = 'isobar';
