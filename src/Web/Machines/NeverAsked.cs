using Noroshi.Kernel;

namespace Noroshi.Web.Machines;

/// <summary>A member that a door never takes, however it is spelt: who sends one is told why, not that it misspelt something. Metadata of a door.</summary>
/// <param name="Part">What stands in the member's name.</param>
/// <param name="Code">The code of the problem.</param>
/// <param name="Why">The reason.</param>
public sealed record NeverAsked(string Part, string Code, Words Why);
