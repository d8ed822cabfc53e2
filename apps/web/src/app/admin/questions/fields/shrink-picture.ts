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

function drawn(picture: ImageBitmap, scale: number, type: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(picture.width * scale));
  canvas.height = Math.max(1, Math.floor(picture.height * scale));
  const context = canvas.getContext('2d')!;
  if (type === 'image/jpeg') {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('No picture'))), type, 0.85),
  );
}
