import { drawn } from '../../../ui/drawn-picture';

/** What the server keeps: pixels a side, and bytes. */
const largest = 1600;
const heaviest = 300_000;

/**
 * A picture chosen on the device, drawn anew so that it fits: what else the file says of the device,
 * of its owner or of the place stays here. PNG while it is light enough, JPEG on white beyond.
 * @throws Error when it is no picture
 */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const fitting = Math.min(1, largest / picture.width, largest / picture.height);
  try {
    const png = await drawn(picture, fitting, 'image/png');
    if (png.size <= heaviest) return png;
    for (let scale = fitting; ; scale *= 0.8) {
      const jpeg = await drawn(picture, scale, 'image/jpeg');
      if (jpeg.size <= heaviest) return jpeg;
    }
  } finally {
    picture.close();
  }
}
