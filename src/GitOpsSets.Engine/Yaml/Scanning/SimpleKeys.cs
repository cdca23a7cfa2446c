using YamlDotNet.Core;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>What may turn out to be keys, and the brackets they stand in.</summary>
/// <param name="cursor">The place in the text.</param>
/// <param name="tokens">The tokens that keys are made of.</param>
internal sealed class SimpleKeys(TextCursor cursor, TokenQueue tokens)
{
    private const int LongestSimpleKey = 1024;

    private SimpleKey[] _keys = new SimpleKey[4];

    /// <summary>Brackets that are open.</summary>
    public int Level { get; private set; }

    /// <summary>Whether a key without <c>?</c> may start here.</summary>
    public bool Allowed { get; set; }

    /// <summary>The candidate of the innermost bracket, or of the block context.</summary>
    public ref SimpleKey Current => ref _keys[Level];

    /// <summary>Whether a colon could still make a key of the first token that is not handed on.</summary>
    public bool MayStartWithKey()
    {
        int level = tokens.HeadKeyLevel;
        return level >= 0 && level <= Level && _keys[level].TokenNumber == tokens.HandedOn && IsStillPossible(ref _keys[level]);
    }

    public void OpenBracket()
    {
        if (++Level > BlockIndents.MaxDepth)
        {
            throw LimitErrors.TooDeep(cursor.Here, BlockIndents.MaxDepth);
        }

        if (Level == _keys.Length)
        {
            Array.Resize(ref _keys, _keys.Length * 2);
        }

        _keys[Level] = default;
    }

    public void CloseBracket() => Level = Math.Max(Level - 1, 0);

    /// <summary>Notes that the next token may be a key.</summary>
    /// <param name="indent">That of the mapping it would be in.</param>
    public void Save(int indent)
    {
        if (!Allowed)
        {
            return;
        }

        Remove();
        ref var key = ref Current;
        key.Possible = true;
        key.Required = Level == 0 && indent == cursor.Column;
        key.TokenNumber = tokens.NextNumber;
        key.Mark = cursor.Mark;
        tokens.KeyLevelOfNext = Level;
    }

    public void Remove()
    {
        ref var key = ref Current;
        if (key is { Possible: true, Required: true })
        {
            throw MissingColon(key.Mark);
        }

        key.Possible = false;
    }

    /// <summary>Whether the colon that stands here makes a key of the candidate, which is then none any more.</summary>
    public bool TryTake(out SimpleKey key)
    {
        ref var current = ref Current;
        key = current;
        bool isKey = IsStillPossible(ref current);
        current.Possible = false;
        return isKey;
    }

    /// <summary>YamlDotNet's parser lets two values stand side by side inside brackets.</summary>
    public void RefuseMissingComma()
    {
        if (Level > 0 && tokens.EndsValue)
        {
            throw cursor.Error("a comma or a closing bracket is missing");
        }
    }

    /// <summary>A key without <c>?</c> stands on one line and is not longer than 1024 characters.</summary>
    private bool IsStillPossible(ref SimpleKey key)
    {
        if (!key.Possible)
        {
            return false;
        }

        if (key.Mark.Line == cursor.Line && CharactersSince(key.Mark) <= LongestSimpleKey)
        {
            return true;
        }

        if (key.Required)
        {
            throw MissingColon(key.Mark);
        }

        key.Possible = false;
        return false;
    }

    private int CharactersSince(Mark mark)
    {
        int units = cursor.Position - (int)mark.Index;
        if (units <= LongestSimpleKey)
        {
            return units;
        }

        foreach (char c in cursor.Text.AsSpan((int)mark.Index, units))
        {
            units -= char.IsLowSurrogate(c) ? 1 : 0;
        }

        return units;
    }

    private YamlException MissingColon(Mark mark) => cursor.ErrorAt(mark, "a colon is missing after this key, or the line must be indented further to belong to the value before it");
}
