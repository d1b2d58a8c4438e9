using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Representing;

/// <summary>The register under which the form was opened that this request sends.</summary>
internal sealed record RegisterOfForm(OrganisationId Operator);

/// <summary>The register that the page is about, with its operator's name, for the band above and the forms in it.</summary>
internal sealed record RegisterShown(OrganisationId Operator, Words Name, bool Several);

/// <summary>
/// Seals the register into the token of every form that an agent is shown. Two windows, two principals: each form is about the one under
/// which it was opened, whatever was chosen in the other window since.
/// </summary>
internal sealed class RegisterInTheForm : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => context.Features.Get<RegisterShown>()?.Operator.ToString() ?? "";

    public bool ValidateAdditionalData(HttpContext context, string additionalData)
    {
        if (Guid.TryParse(additionalData, out var id))
        {
            context.Features.Set(new RegisterOfForm(new OrganisationId(id)));
        }

        return true;
    }
}
