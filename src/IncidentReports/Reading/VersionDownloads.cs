namespace Noroshi.IncidentReports.Reading;

/// <summary>Where a version can be downloaded.</summary>
internal sealed record VersionDownloads(string Number, int Version)
{
    public string Pdf => $"/reports/{Number}/versions/{Version}/form.pdf";

    public string Xlsx => $"/reports/{Number}/versions/{Version}/form.xlsx";
}
