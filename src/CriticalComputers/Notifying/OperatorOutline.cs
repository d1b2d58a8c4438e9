using System.Text.Json;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.CriticalComputers.Notifying;

/// <summary>① 特別社会基盤事業者の概要 (Order art 2(5)(i)), as it stands on the day of filing.</summary>
internal sealed record OperatorOutline(string Name, string? Number, string? Address, string? Representative, string? Contact)
{
    public static OperatorOutline Of(Organisation organisation) =>
        new(organisation.Name.Ja, organisation.CorporateNumber, organisation.Address, organisation.Representative, organisation.Contact);

    public static OperatorOutline Read(string json) => JsonSerializer.Deserialize<OperatorOutline>(json, JsonSerializerOptions.Web)!;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>What is missing before anything can be filed.</summary>
    public Problems Missing() => new Problems()
        .Unless(!string.IsNullOrWhiteSpace(Address), "operator.address", "operator-address", new(
            "組織の所在地が登録されていません。「組織の情報」で入力してください。", "The address of the organisation is missing. Enter it under “Organisation”."))
        .Unless(!string.IsNullOrWhiteSpace(Representative), "operator.representative", "operator-representative", new(
            "代表者の役職と氏名が登録されていません。「組織の情報」で入力してください。", "Title and name of the representative are missing. Enter them under “Organisation”."));
}
