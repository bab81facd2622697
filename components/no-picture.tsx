import type { Connection } from '../lib/view-state/view-state';
import { Notice } from './notice';
import { i18n, reasonWord } from './words';

interface NoPictureProps {
  readonly coin: string;
  readonly connection: Connection;
  readonly refusal: string | undefined;
  /** The worker has answered, but there is nothing to draw yet. */
  readonly answered: boolean;
}

/** Instead of a picture: what is being waited for, or what went wrong. */
export function NoPicture({ coin, connection, refusal, answered }: NoPictureProps) {
  if (refusal !== undefined)
    return (
      <Notice title={i18n.t('popup.refused_title')} busy={false}>
        {i18n.t('popup.refused_text', [coin, reasonWord(refusal)])}
      </Notice>
    );
  if (connection === 'lost')
    return (
      <Notice title={i18n.t('popup.lost_title')} busy={false}>
        {i18n.t('popup.lost_text')}
      </Notice>
    );
  const stage = answered ? 'warming' : 'loading';
  return (
    <Notice title={i18n.t(`popup.${stage}_title`)} busy>
      {i18n.t(`popup.${stage}_text`)}
    </Notice>
  );
}
