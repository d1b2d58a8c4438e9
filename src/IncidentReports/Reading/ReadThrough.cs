using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Reading;

/// <summary>By which way a report was read, in words: the reporter and the desk see the same.</summary>
internal static class ReadThrough
{
    public static Words Words(string through) => through switch
    {
        "page" => new("画面", "page"),
        "api" => new("API", "API"),
        "export" => new("一覧の書き出し", "export"),
        "pdf" => new("PDF", "PDF"),
        "xlsx" => new("Excel", "Excel"),
        "attachment" => new("添付ファイル", "attachment"),
        var other => new(other, other),
    };
}
