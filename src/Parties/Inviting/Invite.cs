using System.Net.Mail;
using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Joining;
using Noroshi.Parties.Law;
using Noroshi.Store;

namespace Noroshi.Parties.Inviting;

/// <summary>An administrator invites somebody into an organisation, in a role that this kind of organisation knows.</summary>
internal sealed class Invite(StoreDb db, OneTimeLinks links, IWhoIsWho who, IRecordOfActs acts, Actor actor)
{
    public async Task<(Problems Problems, Uri? Link)> HandleAsync(OrganisationId organisation, string? mail, string? role, CancellationToken cancellation)
    {
        var kind = (await who.OrganisationAsync(organisation, cancellation))?.Kind;
        var problems = new Problems()
            .Unless(mail?.Trim() is { Length: > 0 and <= 254 } some && MailAddress.TryCreate(some, out _), "mail", "mail", new("メールアドレスを確認してください。例：taro@example.jp", "Check the e-mail address, for example taro@example.jp."))
            .Unless(kind is { } k && Roles.Find(role ?? "") is { } known && known.In.Contains(k), "role", "role", new("この組織で使える役割を選んでください。", "Choose a role that this kind of organisation has."));
        if (problems.Count > 0)
        {
            return (problems, null);
        }

        var (link, address) = links.Invite(organisation, role!, mail!.Trim().ToLowerInvariant(), actor.Person);
        acts.Write(new Act("parties.invited", "Act, Art. 8", $"link:{link.Id}") { Content = new JsonObject { ["organisation"] = organisation.ToString(), ["role"] = role } });
        await db.SaveChangesAsync(cancellation);
        return (problems, address);
    }
}
