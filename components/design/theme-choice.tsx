import type { Settings } from '../../lib/protocol/settings';
import { i18n } from '../words';
import { Segments } from './segments';

interface ThemeChoiceProps {
  readonly theme: Settings['theme'];
  readonly onChoose: (theme: Settings['theme']) => void;
}

export function ThemeChoice({ theme, onChoose }: ThemeChoiceProps) {
  const options = (['system', 'dark', 'light'] as const).map((value) => ({
    value,
    text: i18n.t(`theme.${value}`),
  }));
  return <Segments label={i18n.t('theme.label')} options={options} chosen={theme} onChoose={onChoose} />;
}
