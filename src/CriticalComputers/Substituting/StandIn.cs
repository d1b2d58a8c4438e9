using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Law.Substituting;
using Noroshi.CriticalComputers.Store;

namespace Noroshi.CriticalComputers.Substituting;

/// <summary>By which filing a notification is replaced, as it stood on the day: what the desk sees of it.</summary>
/// <param name="Kind">What was filed.</param>
/// <param name="Number">Its number.</param>
/// <param name="FiledOn">When it was filed.</param>
/// <param name="AmendedOn">When it was last amended.</param>
/// <param name="FileDigest">SHA-256 of the copy that goes with it.</param>
/// <param name="FileName">The name of the copy.</param>
internal sealed record StandIn(EconomicSecurityFilingKind Kind, string Number, DateOnly FiledOn, DateOnly? AmendedOn, string? FileDigest, string? FileName)
{
    public static StandIn Of(EconomicSecurityFiling filing) => new(filing.Kind, filing.Number, filing.FiledOn, filing.AmendedOn, filing.FileDigest, filing.FileName);

    public static StandIn? Of(Notification notification) => notification.StandIn is { } json ? JsonSerializer.Deserialize<StandIn>(json) : null;

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>As it stands in the digest and in the record of acts.</summary>
    public JsonObject ToNode() => new()
    {
        ["kind"] = Kind.Code(),
        ["number"] = Number,
        ["filedOn"] = FiledOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["amendedOn"] = AmendedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["file"] = FileDigest,
    };

    /// <summary>By which article it stands in for a notification of this kind.</summary>
    public string ArticleFor(NotificationKind kind) =>
        Kind is EconomicSecurityFilingKind.ChangeReport ? "Order, Art. 3(3)" : kind is NotificationKind.Change ? "Order, Art. 3(2)" : "Order, Art. 2(4)";
}
