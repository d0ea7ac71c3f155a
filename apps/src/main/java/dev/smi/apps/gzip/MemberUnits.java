package dev.smi.apps.gzip;

import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;

/** Makes units that compress a chunk to a gzip member. */
public final class MemberUnits implements UnitFactory {

    /** Found by its name on workers. */
    public MemberUnits() {}

    @Override
    public ComputeUnit open(UnitContext context) {
        MemberSettings settings = MemberSettings.decode(context.parameters());
        return new MemberUnit(settings.engine().open(settings.level()), settings.level());
    }
}
