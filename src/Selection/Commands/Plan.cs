using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Commands;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Plan(
    string[] Captures,
    string? BasisFile,
    string Prefixes,
    string Home,
    string[] Indicators,
    string[] Signatures,
    Direction[] Routes,
    string Out,
    string Format,
    string? EncryptTo,
    int Threads,
    string? Key,
    string? TokenKey,
    bool Follow,
    string? Interface,
    string? Listen,
    string? Exporters,
    bool Json);
