using Microsoft.EntityFrameworkCore;

namespace Noroshi.Store;

/// <summary>A module's part of the model. One per module, registered in the container; entity types stay internal to the module.</summary>
public interface IModelContribution
{
    /// <summary>Adds the module's entities. Query filters capture <paramref name="db"/> itself, never a copy of its actor.</summary>
    void Apply(ModelBuilder model, StoreDb db);

    /// <summary>Adds the module's value conversions, its identifiers first of all.</summary>
    void Conventions(ModelConfigurationBuilder conventions)
    {
    }
}
