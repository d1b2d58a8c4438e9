using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Resuming;

/// <summary>
/// Goes with every page of a draft as an unreadable field: for whom we showed which page, and when. By it a page that comes back without
/// a session is known to be ours and whose it is; nobody can have anything kept who was not shown a page, nor under another's name.
/// </summary>
internal sealed record Keeper(Guid Id, Guid Person, Guid Draft, string Page, DateTimeOffset At)
{
    /// <summary>The name of the field.</summary>
    public const string Field = "Keeper";

    /// <summary>The page on which a report begins; the others are the pages of a draft.</summary>
    public const string New = "new";
}

/// <summary>Writes and reads keepers, and seals what is kept under one.</summary>
internal sealed class KeeperSeal(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector fields = protection.CreateProtector("Noroshi.IncidentReports.Keeper.v1");

    /// <summary>A keeper for a page that is being shown. A page that is shown again goes on under the name it came with.</summary>
    public string Write(PersonId person, Guid draft, string page, string? before) => Write(
        Read(before) is { } kept && kept.Person == person.Value && kept.Draft == draft && kept.Page == page ? kept.Id : Identifier.New(clock), person, draft, page);

    /// <summary>A keeper for a page that was kept and is being sent on.</summary>
    public string Write(Guid id, PersonId person, Guid draft, string page) =>
        fields.Protect(JsonSerializer.Serialize(new Keeper(id, person.Value, draft, page, clock.GetUtcNow())));

    /// <summary>What a keeper says; null if it is none of ours or too old.</summary>
    public Keeper? Read(string? field)
    {
        if (field is not { Length: > 0 and < 2000 })
        {
            return null;
        }

        try
        {
            var keeper = JsonSerializer.Deserialize<Keeper>(fields.Unprotect(field));
            return keeper is not null && keeper.At + KeptPage.Term > clock.GetUtcNow() ? keeper : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Somebody's own handiwork, or a key that has since been taken away.
            return null;
        }
    }

    public byte[] Seal(Keeper keeper, KeptFields fields) => For(keeper.Id, keeper.Person).Protect(JsonSerializer.SerializeToUtf8Bytes(fields.Values));

    /// <summary>What was kept; null if the keys no longer open it.</summary>
    public KeptFields? Open(KeptPage page)
    {
        try
        {
            return new KeptFields(JsonSerializer.Deserialize<Dictionary<string, string[]>>(For(page.Id, page.Person.Value).Unprotect(page.Sealed))!);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(Guid id, Guid person) => protection.CreateProtector("Noroshi.IncidentReports.KeptPage.v1", id.ToString("D"), person.ToString("D"));
}
