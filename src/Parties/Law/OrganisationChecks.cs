using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.Parties.Law;

/// <summary>What an entry in the register of organisations must look like.</summary>
internal static class OrganisationChecks
{
    public static Problems Profile(string? prefecture, string? address, string? representative, string? contact) => new Problems()
        .Unless(Competence.Prefectures.Any(p => p.Code == prefecture), "Prefecture", "prefecture", new("都道府県を選んでください。", "Choose the prefecture."))
        .Unless(address?.Trim() is { Length: > 0 and <= 300 }, "Address", "address", new("所在地を300文字以内で入力してください。", "Enter the address in at most 300 characters."))
        .Unless(representative?.Trim() is { Length: > 0 and <= 150 }, "Representative", "representative", new("代表者の役職と氏名を150文字以内で入力してください。", "Enter title and name of the representative in at most 150 characters."))
        .Unless(contact is null or { Length: <= 300 }, "Contact", "contact", new("24時間連絡先は300文字以内で入力してください。", "Enter the contact in at most 300 characters."));

    public static Problems Entry(string? kind, string? code, string? ja, string? en, string? corporateNumber) => new Problems()
        .Unless(Enum.TryParse<OrganisationKind>(kind, out var k) && Enum.IsDefined(k) && !int.TryParse(kind, out _), "Kind", "kind", new("組織の種類を選んでください。", "Choose the kind of organisation."))
        .Unless(code is { Length: > 1 and <= 40 } && code.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'), "Code", "code", new("コードは英小文字・数字・ハイフンで2文字から40文字までにしてください。", "The code has 2 to 40 lower-case letters, digits and hyphens."))
        .Unless(ja?.Trim() is { Length: > 0 and <= 200 }, "NameJa", "name-ja", new("名称を200文字以内で入力してください。", "Enter the name in at most 200 characters."))
        .Unless(en?.Trim() is { Length: > 0 and <= 200 }, "NameEn", "name-en", new("英語の名称を200文字以内で入力してください。", "Enter the English name in at most 200 characters."))
        .Unless(string.IsNullOrWhiteSpace(corporateNumber) || CorporateNumber.TryParse(corporateNumber, null, out _), "Number", "corporate-number", new("法人番号は13桁です。検査用数字が合っていません。国税庁の公表サイトで確認してください。", "A corporate number has thirteen digits; the check digit does not fit."));
}
