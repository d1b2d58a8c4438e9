using Noroshi.Kernel;

namespace Noroshi.Formats.Xlsx;

/// <summary>
/// Ends the reading of a file that cannot be read or must not be. It never leaves this assembly: the reader that was called
/// turns it into a problem.
/// </summary>
internal sealed class XlsxRefusal(string code, Words message) : Exception(message.En)
{
    public Problem Problem { get; } = new("file", code, message);

    public static XlsxRefusal Damaged() => new("damaged-file", new(
        "ファイルが壊れているか、Excelブック（.xlsx）ではありません。様式をもう一度保存してから送ってください。",
        "The file is damaged or is not an Excel workbook (.xlsx). Save the form again and send it once more."));

    public static XlsxRefusal TooLarge(string what) => new("too-large", new(
        $"ファイルが大きすぎます（{what}）。様式には記入だけをして、画像や別の表は添付ファイルとして送ってください。",
        $"The file is too large ({what}). Fill in the form only, and send pictures and other tables as attachments."));

    public static XlsxRefusal Forbidden(string code, string ja, string en) => new(code, new(
        $"{ja}を含むファイルは受け付けません。取り除いて「Excelブック（.xlsx）」として保存し直してください。",
        $"A file with {en} is not accepted. Remove it and save the file as an Excel workbook (.xlsx)."));
}
