using System.Runtime.CompilerServices;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Captures;

/// <summary>
/// Where in the middle of a capture the next record may begin: a guess, by which a second thread can start before the first has arrived. Whoever puts the chunks together checks it, and a wrong one costs time and nothing else.
/// </summary>
internal static unsafe class FirstRecord
{
    private const int Believed = 5;
    private const long Around = 120 * 86_400;

    /// <summary>The first place from which several records follow each other; the chunk's end if there is none.</summary>
    /// <param name="form">How the capture is written.</param>
    /// <param name="start">The first octet.</param>
    /// <param name="filled">How many octets are there.</param>
    /// <param name="around">A time of the capture, in seconds.</param>
    public static int Guess(CaptureForm form, byte* start, int filled, uint around)
    {
        for (var at = 0; at < Math.Min(filled, Chunk.Size) - CaptureForm.RecordHeader; at++)
        {
            var next = at;
            var records = 0;
            while (records < Believed && filled - next >= CaptureForm.RecordHeader && Plausible(form, start + next, around))
            {
                records++;
                next += CaptureForm.RecordHeader + (int)form.Number(start + next + 8);
            }

            // Nearly always the first number is impossible; where the chunk ends before enough records were seen, one is enough.
            if (records == Believed || (records > 0 && filled - next < CaptureForm.RecordHeader))
            {
                return at;
            }
        }

        return Math.Min(filled, Chunk.Size);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Plausible(CaptureForm form, byte* record, uint around)
    {
        var (captured, length) = (form.Number(record + 8), form.Number(record + 12));
        return captured is > 0 and <= CaptureForm.LongestRecord && length >= captured && length <= CaptureForm.LongestRecord
            && form.Number(record + 4) < (form.Nano ? 1_000_000_000u : 1_000_000u) && Math.Abs((long)form.Number(record) - around) < Around;
    }
}
