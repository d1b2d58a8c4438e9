using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Noroshi.Kernel;
using Noroshi.Parties.Accounts;

namespace Noroshi.Parties.Passkeys;

/// <summary>The passkeys of a person. Each change is an act; the caller saves it, within <see cref="BothOrNeither"/>.</summary>
internal sealed class PasskeyRing(UserManager<Account> accounts, IRecordOfActs acts)
{
    public async Task<IReadOnlyList<UserPasskeyInfo>> OfAsync(PersonId person) =>
        await accounts.FindByIdAsync(person.ToString()) is { } account ? [.. (await accounts.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt)] : [];

    /// <summary>Puts a passkey on the ring, making the account if this is the first one.</summary>
    public async Task AddAsync(PersonId person, UserPasskeyInfo passkey, string? name)
    {
        var account = await accounts.FindByIdAsync(person.ToString());
        if (account is null)
        {
            account = new Account { Id = person.Value, UserName = person.ToString() };
            Demand(await accounts.CreateAsync(account));
        }

        passkey.Name = Shortened(name);
        Demand(await accounts.AddOrUpdatePasskeyAsync(account, passkey));
        acts.Write(new Act("parties.passkey-registered", "Act, Art. 8", $"person:{person}") { Content = new JsonObject { ["name"] = passkey.Name } });
    }

    public async Task<bool> NameAsync(PersonId person, byte[] credential, string? name)
    {
        if (await FindAsync(person, credential) is not var (account, passkey))
        {
            return false;
        }

        passkey.Name = Shortened(name);
        Demand(await accounts.AddOrUpdatePasskeyAsync(account, passkey));
        acts.Write(new Act("parties.passkey-named", "Act, Art. 8", $"person:{person}") { Content = new JsonObject { ["name"] = passkey.Name } });
        return true;
    }

    public async Task<bool> RemoveAsync(PersonId person, byte[] credential)
    {
        if (await FindAsync(person, credential) is not var (account, passkey))
        {
            return false;
        }

        Demand(await accounts.RemovePasskeyAsync(account, credential));
        acts.Write(new Act("parties.passkey-removed", "Act, Art. 8", $"person:{person}") { Content = new JsonObject { ["name"] = passkey.Name } });
        return true;
    }

    /// <summary>Takes every passkey off: what was lost must not open the door to whoever finds it.</summary>
    public async Task ClearAsync(PersonId person)
    {
        foreach (var passkey in await OfAsync(person))
        {
            await RemoveAsync(person, passkey.CredentialId);
        }
    }

    private async Task<(Account, UserPasskeyInfo)?> FindAsync(PersonId person, byte[] credential) =>
        await accounts.FindByIdAsync(person.ToString()) is { } account && await accounts.GetPasskeyAsync(account, credential) is { } passkey
            ? (account, passkey)
            : null;

    private static string Shortened(string? name) => name?.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, 100)] : "パスキー";

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("The account could not be changed: " + string.Join(", ", result.Errors.Select(e => e.Code)));
        }
    }
}
