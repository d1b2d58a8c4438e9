using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Erasing;
using Noroshi.Oversight.Inspecting;
using Noroshi.Oversight.Recording;
using Noroshi.Oversight.Store;
using Noroshi.Store;
using Noroshi.Web.Face;

namespace Noroshi.Oversight;

/// <summary>Plugs the record of acts in. No module references Oversight: they write through <see cref="IRecordOfActs"/>.</summary>
public static class OversightModule
{
    /// <summary>Adds the record.</summary>
    public static IServiceCollection AddOversight(this IServiceCollection services)
    {
        services.AddOptions<VerificationSettings>().BindConfiguration("Verification");
        return services
            .AddSingleton<IModelContribution, OversightTables>()
            .AddScoped<IRecordOfActs, RecordOfActs>()
            .AddSingleton<IKindsOfActs, OversightActs>()
            .AddScoped<EraseContent>()
            .AddScoped<Verify>()
            .AddSingleton<INavigation, OversightNavigation>();
    }
}
