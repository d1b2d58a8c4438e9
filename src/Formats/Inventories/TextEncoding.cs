using System.Text;

namespace Noroshi.Formats.Inventories;

/// <summary>Finds in which encoding a text stands, by its content: UTF-8 with or without a mark, UTF-16 with one, otherwise Shift_JIS as Japanese spreadsheets write it.</summary>
internal static class TextEncoding
{
    private const int Windows31J = 932;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Opens the text from its beginning. A byte that the encoding does not know throws <see cref="DecoderFallbackException"/> on reading.</summary>
    public static StreamReader Open(Stream file) => new(file, Of(file), detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);

    private static Encoding Of(Stream file)
    {
        Span<byte> head = stackalloc byte[4];
        file.Position = 0;
        var count = file.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        file.Position = 0;
        if (count >= 2 && head is [0xFF, 0xFE, ..])
        {
            return new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
        }

        if (count >= 2 && head is [0xFE, 0xFF, ..])
        {
            return new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
        }

        return IsUtf8(file)
            ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true)
            : Encoding.GetEncoding(Windows31J, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    /// <summary>Whether the whole file is UTF-8. It is left at its beginning.</summary>
    public static bool IsUtf8(Stream file)
    {
        file.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, characters) = (new byte[64 * 1024], new char[64 * 1024 + 1]);
        try
        {
            int count;
            while ((count = file.Read(bytes)) > 0)
            {
                decoder.GetChars(bytes, 0, count, characters, 0, flush: false);
            }

            decoder.GetChars([], 0, 0, characters, 0, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            file.Position = 0;
        }
    }
}
