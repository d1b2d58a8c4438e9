using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Representing;

/// <summary>What came of asking for a register.</summary>
internal enum RegisterStanding
{
    /// <summary>It may be worked on.</summary>
    Open,

    /// <summary>An agent has several principals and has not said for which it works.</summary>
    Unchosen,

    /// <summary>Asked for by name, and not the actor's to see: as if it were not there.</summary>
    NotThere,
}

/// <summary>
/// Which register this request is about. Everybody but an agent has one, the own organisation's. An agent's is that of the form that is
/// sent, else the one named in the address, else the one chosen before, else that of its only principal. Worked out anew for every
/// request from the mandates in force, so that a form opened under one that has ended leads nowhere.
/// </summary>
internal sealed class ChosenRegister(Actor actor, IHttpContextAccessor accessor)
{
    /// <summary>The name in an address: <c>?register=…</c>.</summary>
    public const string Key = "register";

    public const string Cookie = "noroshi-register";

    public OrganisationId Operator => Resolve() is { } found && Standing is RegisterStanding.Open ? found : default;

    public RegisterStanding Standing => Resolve() is not { } found ? RegisterStanding.Unchosen
        : actor.KeepsRegisterFor.Contains(found) || found == actor.Organisation ? RegisterStanding.Open
        : RegisterStanding.NotThere;

    /// <summary>Whether another organisation's register is worked on, under a mandate.</summary>
    public bool IsRepresenting => Operator != default && Operator != actor.Organisation;

    /// <summary>Leads to a page with a register chosen; for what is told to an agent's people.</summary>
    public static string PathTo(string path, OrganisationId @operator) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Key}={@operator}";

    private OrganisationId? Resolve()
    {
        var context = accessor.HttpContext;
        if (context?.Features.Get<RegisterOfForm>() is { } form)
        {
            return form.Operator;
        }

        if (context?.Request.Query[Key].ToString() is { Length: > 0 } named)
        {
            return Guid.TryParse(named, out var id) ? new OrganisationId(id) : default(OrganisationId);
        }

        if (actor.KeepsRegisterFor.Count == 0)
        {
            return actor.Organisation;
        }

        // What was chosen before may have ended since: then nothing is chosen, rather than another register in its place.
        return context?.Request.Cookies[Cookie] is { } kept
            ? Guid.TryParse(kept, out var before) && actor.KeepsRegisterFor.Contains(new OrganisationId(before)) ? new OrganisationId(before) : null
            : actor.KeepsRegisterFor is [var only] ? only : null;
    }
}
